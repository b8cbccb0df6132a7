"""What is said of a question and its answer, in Spanish."""

SENTENCES: dict[str, str] = {
    # The box
    "Search": "Buscar",
    "Describe what you are looking for": "Describa lo que busca",
    ", or drop or paste a picture": ", o arrastre o pegue una imagen",
    "Search by picture": "Buscar con una imagen",
    "Suggested queries": "Preguntas sugeridas",
    "Example queries": "Preguntas de ejemplo",
    "a finding, its side, its grade": "un hallazgo, su lado, su grado",
    "Type what you are looking for, or choose an example.": "Escriba lo que busca o elija un ejemplo.",
    "stays in this tab: nothing is uploaded.": "se queda en esta pestaña: no se sube nada.",
    "and like these words": "y como estas palabras",
    "Ask by both": "Preguntar con ambas",
    "Clear picture": "Quitar la imagen",
    "DICOM file": "Archivo DICOM",
    "The DICOM file": "El archivo DICOM",
    "page {n} of {of}": "página {n} de {of}",
    "frame {n} of {of}": "fotograma {n} de {of}",
    "{name} is empty, or a folder: choose a picture.": "{name} está vacío o es una carpeta: elija una imagen.",
    "{name} is too large: choose a file of at most {most} MB.":
        "{name} es demasiado grande: elija un archivo de {most} MB como máximo.",
    # What is asked besides the words
    "asked for": "preguntado",
    "Clear all": "Quitar todas",
    "Conditions": "Condiciones",
    "Without “{what}”": "Sin «{what}»",
    "Answer by": "Responder por",
    "Weigh": "Peso",
    "Order": "Orden",
    "One film a patient": "Una imagen por paciente",
    "Add or take away": "Añadir o restar",
    "Films like the question, less what looks like one thing, plus what looks like another.":
        "Imágenes como la pregunta, menos lo que parece una cosa y más lo que parece otra.",
    "nothing": "nada",
    "Without": "Sin",
    "With": "Con",
    "Ask": "Preguntar",
    "Before": "Antes",
    "After": "Después",
    "Results before": "Resultados de antes",
    # The answer
    "Results": "Resultados",
    "Results for “{asked}”": "Resultados para «{asked}»",
    "Showing results for “{asked}”": "Se muestran resultados para «{asked}»",
    "Search for “{words}”": "Buscar «{words}»",
    "Films most like {asked}, from other patients": "Las imágenes más parecidas a {asked}, de otros pacientes",
    "Films most like “{asked}”": "Las imágenes más parecidas a «{asked}»",
    "{n} films": "{n} imágenes",
    "1 film": "1 imagen",
    "Reports with the words “{asked}”": "Informes con las palabras «{asked}»",
    "Nothing found for “{asked}”": "Nada encontrado para «{asked}»",
    "No film here is all of that": "Ninguna imagen de aquí cumple todo eso",
    "No report holds all the words of “{asked}”; these hold some":
        "Ningún informe contiene todas las palabras de «{asked}»; estos contienen algunas",
    "From the collection “{title}”, {n} films": "De la colección «{title}», {n} imágenes",
    "From the collection of {n} films": "De la colección de {n} imágenes",
    "Similar to {film}": "Similar a {film}",
    "Picture search": "Búsqueda por imagen",
    "under 0.1 ms": "menos de 0,1 ms",
    "What is the score?": "¿Qué es el valor?",
    "How alike question and film are to the model: the cosine of their embeddings, from -1 to 1. It ranks the films of"
    " this collection; it is not the probability of a disease, and scores of two questions cannot be compared.":
        "Cuánto se parecen para el modelo la pregunta y la imagen: el coseno de sus vectores, de -1 a 1. Ordena las "
        "imágenes de esta colección; no es la probabilidad de una enfermedad, y los valores de dos preguntas no se "
        "pueden comparar.",
    "How much the question's words stand out in the report (BM25): the more of them and the rarer they are, the higher."
    " It ranks the reports of this collection and has no upper bound.":
        "Cuánto destacan en el informe las palabras de la pregunta (BM25): cuantas más sean y más raras, más alto. "
        "Ordena los informes de esta colección y no tiene límite superior.",
    "Both rankings, by meaning and by the words of reports, in one: a film gets the more the further ahead it stands in"
    " either (reciprocal rank fusion). What each says of a film stands under “Why”. None of it is the probability of a"
    " disease.":
        "Los dos órdenes, por significado y por las palabras de los informes, en uno: una imagen recibe tanto más "
        "cuanto más adelante esté en cualquiera de ellos (reciprocal rank fusion). Lo que dice cada uno de una imagen "
        "está en «Por qué». Nada de ello es la probabilidad de una enfermedad.",
    "Why": "Por qué",
    "all others": "todas las demás",
    "closer than {these}": "más cerca que {these}",
    "closer than {these} of this collection": "más cerca que {these} de esta colección",
    "By meaning: place {place} of {of}, closer than {these} of this collection (cosine {score}); not a probability of"
    " disease.":
        "Por significado: puesto {place} de {of}, más cerca que {these} de esta colección (coseno {score}); no es una "
        "probabilidad de enfermedad.",
    "By words: place {place} of {of} reports that hold them.":
        "Por palabras: puesto {place} de {of} informes que las contienen.",
    "By words: its report does not hold them.": "Por palabras: su informe no las contiene.",
    "1 film stands out from the collection for this question. What follows is merely the next alike.":
        "1 imagen destaca de la colección para esta pregunta. Lo que sigue es solo lo siguiente más parecido.",
    "{n} films stand out from the collection for this question. What follows is merely the next alike.":
        "{n} imágenes destacan de la colección para esta pregunta. Lo que sigue es solo lo siguiente más parecido.",
    "The same film again:": "La misma imagen otra vez:",
    "Only films with: {finding}": "Solo imágenes con: {finding}",
    "The text model is still loading; its answer will replace this one.":
        "El modelo de texto aún se está cargando; su respuesta sustituirá a esta.",
    "The text model is not available.": "El modelo de texto no está disponible.",
    "The reports are still being opened; they will have their part in it.":
        "Los informes aún se están abriendo; después también contarán.",
    "The reports are not searched: {why}": "No se busca en los informes: {why}",
    # Where an answer may be none
    "There is no word in this to look for.": "Aquí no hay ninguna palabra que buscar.",
    "The model cannot make sense of these words: it reads English, and they are none that this collection has. What it"
    " finds for them means little.":
        "El modelo no entiende estas palabras: lee inglés, y no son de las que tiene esta colección. Lo que encuentra "
        "para ellas significa poco.",
    "Nothing in this collection is known to be like this: its labels and reports, and the questions it was tried with,"
    " do not have these words. What is nearest may have nothing to do with them.":
        "No se conoce nada así en esta colección: sus etiquetas e informes, y las preguntas con que se probó, no "
        "tienen estas palabras. Lo más cercano puede no tener nada que ver con ellas.",
    "No film in this collection looks like this picture. What is nearest may have nothing to do with it.":
        "Ninguna imagen de esta colección se parece a esta. Lo más cercano puede no tener nada que ver con ella.",
    "Inverted it would look like them: try that.": "Invertida se parecería a ellas: pruébelo.",
    "Turned to the left it would look like them: try that.": "Girada a la izquierda se parecería a ellas: pruébelo.",
    "Turned to the right it would look like them: try that.": "Girada a la derecha se parecería a ellas: pruébelo.",
    "Turned upside down it would look like them: try that.": "Girada boca abajo se parecería a ellas: pruébelo.",
    "Try it inverted": "Probar invertida",
    "Try it turned to the left": "Probar girada a la izquierda",
    "Try it turned to the right": "Probar girada a la derecha",
    "Try it turned upside down": "Probar boca abajo",
    "Not known to this collection: {words}.": "No se conoce en esta colección: {words}.",
    "Words do not work with this model here: asked by words, {precision} of the first ten films are right, by chance"
    " {chance} ({n} questions). Search by a picture or a case, or for words in reports.":
        "Las palabras no funcionan aquí con este modelo: al preguntar con palabras, {precision} de las diez primeras "
        "imágenes son correctas, por azar {chance} ({n} preguntas). Busque con una imagen o un caso, o palabras en "
        "los informes.",
    "This browser computes the {model}'s answers wrongly (off by {difference}, {allowed} is allowed), so none of them"
    " is shown: try another browser.":
        "Este navegador calcula mal las respuestas del modelo ({model}: desviación {difference}, se admite {allowed}), "
        "así que no se muestra ninguna: pruebe otro navegador.",
    "This browser's answers were checked against those that the collection brings: largest difference of a score"
    " {differences}.":
        "Las respuestas de este navegador se compararon con las que trae la colección: mayor diferencia de un valor "
        "{differences}.",
}
