"""What the page says of the metrics and of kinds of questions in Spanish, by the English sentence."""

SENTENCES: dict[str, str] = {
    "Each row is a kind of question, asked of this very collection. A figure is the mean over n "
    "queries; in brackets stands its 95 % interval (bootstrap over queries), below it what a random "
    "order of the films would reach. In the drawing the dot is the value, the line its interval, the "
    "tick chance.":
        "Cada fila es un tipo de preguntas hechas a esta misma colección. Una cifra es la media de n "
        "preguntas; entre corchetes está su intervalo del 95 % (bootstrap sobre las preguntas) y "
        "debajo lo que alcanzaría un orden aleatorio de las imágenes. En el dibujo el punto es el "
        "valor, la línea su intervalo y la marca el azar.",
    "Recall@K is the field's hit rate: one right film among the first K is enough, so chance is high."
    " Precision@10 is the share of right films among the first ten; mAP and nDCG@10 look at the order"
    " as well.":
        "Recall@K es la tasa de acierto habitual en este campo: basta una imagen correcta entre las "
        "primeras K, por eso el azar es alto. Precision@10 es la proporción de imágenes correctas "
        "entre las diez primeras; mAP y nDCG@10 consideran además el orden.",
    "Metrics": "Métricas",
    "Measured on the {n} films of “{title}”.": "Medido en las {n} imágenes de «{title}».",
    "{metric} by label, side and grade": "{metric} por etiqueta, lado y grado",
    "A name leads to its films. The bar is the mean, the line with ends its 95 % interval, the dashed stroke chance.":
        "Un nombre lleva a sus imágenes. La barra es la media, la línea con extremos su intervalo del"
        " 95 %, el trazo discontinuo el azar.",
    "{metric} by way of asking": "{metric} por modo de búsqueda",
    "Labels taken for one another among the first ten films": "Etiquetas confundidas entre las diez primeras imágenes",
    "The {n} labels that are asked for most often, of {of}.": "Las {n} etiquetas más preguntadas, de {of}.",
    "As this page asks": "Como pregunta esta página",
    "Its films were computed, not taken of patients: no figure here is clinical.":
        "Sus imágenes fueron calculadas, no tomadas de pacientes: ninguna cifra aquí es clínica.",
    "They hold for this collection and this model, and for no other.":
        "Valen para esta colección y este modelo, y para ningún otro.",
    "Question": "Pregunta",
    "How well this collection is searched": "Qué tan bien se busca en esta colección",
    "Figures as CSV": "Cifras en CSV",
    "Kinds of questions": "Tipos de preguntas",
    "Asked and counted: {meaning}. n = {n} questions.": "Se preguntó y se contó: {meaning}. n = {n} preguntas.",
    "Labels of the collection": "Etiquetas de la colección",
    "Labels": "Etiquetas",
    "Figures by kind of question": "Cifras por tipo de pregunta",
    "this collection": "esta colección",
    "Curves as CSV": "Curvas en CSV",
    "Confusions as CSV": "Confusiones en CSV",
    "Loading the figures.": "Cargando las cifras.",
    "Nothing was measured on this collection: it has neither labels nor reports to ask about, or "
    "`medmir evaluate` has not been run.":
        "En esta colección no se midió nada: no tiene etiquetas ni informes sobre los que preguntar, "
        "o no se ha ejecutado `medmir evaluate`.",
    "95 % interval {low} to {high} %, by chance {chance} %, n = {n}":
        "intervalo del 95 %: {low} a {high} %, por azar {chance} %, n = {n}",
    "{count} of {of} films, {percent} %": "{count} de {of} imágenes, {percent} %",
    "of the first ten films are right, asked in clinical words":
        "de las diez primeras imágenes son correctas, preguntando en términos clínicos",
    "of the first ten films are right, asked in words of patients":
        "de las diez primeras imágenes son correctas, preguntando con palabras de pacientes",
    "of the first ten films are right, asked for a finding on one side":
        "de las diez primeras imágenes son correctas, preguntando por un hallazgo en un lado",
    "of the first ten films are right, asked for a finding of one grade":
        "de las diez primeras imágenes son correctas, preguntando por un hallazgo de un grado",
    "of the first ten films share a finding with the film that asks":
        "de las diez primeras imágenes comparten un hallazgo con la imagen que pregunta",
    "of the films find a report with their findings among the first ten":
        "de las imágenes encuentran entre los diez primeros un informe con sus hallazgos",
    "chance {value}": "azar {value}",
    "Recall@K (hit rate) over K": "Recall@K (tasa de acierto) según K",
    "Precision over the share of the right films that is found":
        "Precisión según la proporción encontrada de imágenes correctas",
    "{n} of {of} films are right": "{n} de {of} imágenes son correctas",
    "asked, n": "preguntado, n",
    "In the formulas r is 1 where the film at place i is right and 0 elsewhere, m is the number of "
    "right films and K how many are looked at.":
        "En las fórmulas r es 1 donde la imagen en el puesto i es correcta y 0 en otro caso, m es el "
        "número de imágenes correctas y K cuántas se miran.",
    "1 where at least one right film is among the first K, else 0: the hit rate. One is enough, so chance is high.":
        "1 donde hay al menos una imagen correcta entre las primeras K, si no 0: la tasa de acierto. "
        "Basta una, por eso el azar es alto.",
    "The share of right films among the first K. Where fewer than K films are right it cannot reach 1.":
        "La proporción de imágenes correctas entre las primeras K. Donde hay menos de K correctas no "
        "puede llegar a 1.",
    "Average precision: at every right film the share of right ones down to it, and the mean of these"
    " over all m right films. It looks at the whole order. mAP is its mean over questions.":
        "Precisión media: en cada imagen correcta, la proporción de correctas hasta ella, promediada "
        "sobre las m imágenes correctas. Considera todo el orden. mAP es su media sobre las "
        "preguntas.",
    "One over the place of the first right film, and its mean over questions.":
        "Uno dividido por el puesto de la primera imagen correcta, promediado sobre las preguntas.",
    "Right films count the more the further ahead they stand; divided by the best that is possible.":
        "Las imágenes correctas cuentan más cuanto más adelante están; dividido por lo mejor posible.",
    "What counts as right": "Qué cuenta como correcto",
    "A film is right where its labels or facts say so, as the kind of question defines it; no reader "
    "judged the answers. Strict asks for all 15 labels, adjusted only for those that some film "
    "carries, semantic accepts clinically related labels as well.":
        "Una imagen es correcta donde lo dicen sus etiquetas o hechos, según define el tipo de "
        "pregunta; ningún lector juzgó las respuestas. Estricto pregunta por las 15 etiquetas, "
        "ajustado solo por las que lleva alguna imagen, semántico acepta también etiquetas "
        "clínicamente afines.",
    "Chance": "Azar",
    "What a random order of the same films reaches for the same questions, computed exactly for every"
    " metric. A figure means something only against it.":
        "Lo que alcanza un orden aleatorio de las mismas imágenes con las mismas preguntas, calculado"
        " exactamente para cada métrica. Una cifra solo significa algo frente a él.",
    "95 % interval": "Intervalo del 95 %",
    "The questions are drawn 2,000 times with replacement and averaged anew; 95 % of these means lie "
    "within it (percentile bootstrap over questions). It tells how far other questions of the same "
    "kind might lead, not other films. Three phrasings of a label are not three independent "
    "questions, so an interval over few labels is too narrow.":
        "Las preguntas se extraen 2000 veces con reposición y se promedian de nuevo; el 95 % de esas "
        "medias queda dentro (bootstrap de percentiles sobre las preguntas). Dice hasta dónde podrían"
        " llevar otras preguntas del mismo tipo, no otras imágenes. Tres formulaciones de una "
        "etiqueta no son tres preguntas independientes, así que un intervalo sobre pocas etiquetas es"
        " demasiado estrecho.",
    "n": "n",
    "How many questions were asked; of a bar, how many were about its label, side or grade.":
        "Cuántas preguntas se hicieron; en una barra, cuántas trataban de su etiqueta, lado o grado.",
    "Same patient": "El mismo paciente",
    "A film that asks is never answered by films of its own patient: those are left out before anything counts.":
        "A una imagen que pregunta nunca le responden imágenes de su propio paciente: se excluyen antes de contar.",
    "The curves": "Las curvas",
    "The first shows Recall@K for every K to 50. The second reads the precision where 5, 10 … 100 % "
    "of the right films of a question are found, and averages over questions; it is not interpolated."
    " Thick is the mean, thin are the edges of its interval, dashed is chance.":
        "La primera muestra Recall@K para cada K hasta 50. La segunda lee la precisión donde se ha "
        "encontrado el 5, 10 … 100 % de las imágenes correctas de una pregunta y promedia sobre las "
        "preguntas; no está interpolada. Gruesa es la media, finos los límites de su intervalo, "
        "discontinuo el azar.",
    "Rows are what was asked, columns what came. On the diagonal stands how many of the first ten "
    "films were right over all questions for that label; beside it how often a wrong film had each "
    "label. A film with several labels counts under each, so a row need not add up.":
        "Las filas son lo que se preguntó, las columnas lo que llegó. En la diagonal está cuántas de "
        "las diez primeras imágenes fueron correctas en todas las preguntas por esa etiqueta; al "
        "lado, cuántas veces una imagen errónea tenía cada etiqueta. Una imagen con varias etiquetas "
        "cuenta en cada una, así que una fila no tiene por qué sumar.",
    "How it was measured": "Cómo se midió",
    "Words to film, strict": "De palabras a imagen, estricto",
    "three clinical phrasings of each of the 15 labels; a label that no film carries scores 0":
        "tres formulaciones clínicas de cada una de las 15 etiquetas; una etiqueta que ninguna imagen"
        " lleva cuenta 0",
    "Words to film, adjusted": "De palabras a imagen, ajustado",
    "strict, without the queries of labels that no film carries":
        "estricto, sin las preguntas por etiquetas que ninguna imagen lleva",
    "Words to film, semantic": "De palabras a imagen, semántico",
    "strict, with clinically related labels accepted (effusion for edema, mass for nodule)":
        "estricto, aceptando etiquetas clínicamente afines (derrame por edema, masa por nódulo)",
    "Lay words": "Palabras profanas",
    "lay words that no training text used": "palabras profanas que ningún texto de entrenamiento usó",
    "A side": "Un lado",
    "a finding on a side; only films with it on that side count":
        "un hallazgo en un lado; solo cuentan las imágenes que lo tienen en ese lado",
    "A severity": "Un grado",
    "a finding of a grade; only films with it in that grade count":
        "un hallazgo de un grado; solo cuentan las imágenes que lo tienen en ese grado",
    "Two findings": "Dos hallazgos",
    "two findings; only films with both count": "dos hallazgos; solo cuentan las imágenes con ambos",
    "Absence": "Ausencia",
    "\"no X\"; films without X count, and wrong@10 is the share of films with X in the first ten":
        "«sin X»; cuentan las imágenes sin X, y wrong@10 es la proporción de imágenes con X entre las diez primeras",
    "A device": "Un dispositivo",
    "a device by its name; films with it count": "un dispositivo por su nombre; cuentan las imágenes que lo tienen",
    "Film to film": "De imagen a imagen",
    "a film; films of other patients that share a finding count":
        "una imagen; cuentan las imágenes de otros pacientes que comparten un hallazgo",
    "Film to film, same findings": "De imagen a imagen, mismos hallazgos",
    "a film; films of other patients with the same set of findings count":
        "una imagen; cuentan las imágenes de otros pacientes con exactamente los mismos hallazgos",
    "Film to its own report": "De imagen a su propio informe",
    "a film against all reports; its study's report, or one word for word the same, counts":
        "una imagen frente a todos los informes; cuenta el de su estudio o uno idéntico palabra por palabra",
    "Film to another's report": "De imagen a un informe ajeno",
    "a film against other patients' reports; those of the same findings on the same sides count":
        "una imagen frente a los informes de otros pacientes; cuentan los de los mismos hallazgos en "
        "los mismos lados",
    "Both": "Ambos",
    "Meaning": "Significado",
    "Words": "Palabras",
}
