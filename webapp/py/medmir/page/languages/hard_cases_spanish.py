"""What the page says of the hard cases in Spanish, by the English sentence."""

SENTENCES: dict[str, str] = {
    "The collection was asked questions whose answers are known; here is what went wrong. “Right” is "
    "what a film's labels and facts say, no more. Why something is hard is told only where the facts "
    "say so: the view, the size, the grade, what else is on the film, and d′, how far a finding "
    "stands out of its surroundings (detectability index).":
        "A la colección se le hicieron preguntas cuyas respuestas se conocen; aquí está lo que salió "
        "mal. «Correcto» es lo que dicen las etiquetas y los hechos de una imagen, nada más. Por qué "
        "algo es difícil se dice solo donde lo dicen los hechos: la proyección, el tamaño, el grado, "
        "qué más hay en la imagen y d′, cuánto destaca un hallazgo de su entorno (índice de "
        "detectabilidad).",
    "Nothing was asked of this collection: it has neither labels nor reports that could say what is "
    "right, or it was measured by an older Med-MIR. `medmir evaluate` writes what is hard in it.":
        "A esta colección no se le preguntó nada: no tiene etiquetas ni informes que digan qué es "
        "correcto, o fue medida por un Med-MIR más antiguo. `medmir evaluate` escribe lo que es "
        "difícil en ella.",
    "Hard cases": "Casos difíciles",
    "Wrong among the first ten": "Errores entre las diez primeras",
    "Labels taken for one another": "Etiquetas confundidas",
    "Sides and grades mistaken": "Lados y grados confundidos",
    "Films that no question finds": "Imágenes que ninguna pregunta encuentra",
    "Worst questions of every kind": "Las peores preguntas de cada tipo",
    "Where this collection's search fails": "Dónde falla la búsqueda en esta colección",
    "Loading the hard cases.": "Cargando los casos difíciles.",
    "Nothing that the collection states of it says why.": "Nada de lo que la colección dice de ella explica por qué.",
    "A lateral view, like {n} of {of} films with this finding.":
        "Una proyección lateral, como {n} de {of} imágenes con este hallazgo.",
    "It shows faintly: d′ {own}, and of this finding three quarters have {quarter} or more.":
        "Se ve débilmente: d′ {own}, y tres cuartos de este hallazgo tienen {quarter} o más.",
    "This finding shows faintly as a rule: its middle d′ is {own}, that of all findings {all}.":
        "Este hallazgo suele verse débilmente: su d′ mediana es {own}, la de todos los hallazgos {all}.",
    "It is small: {own} mm, and of this finding three quarters have {quarter} mm or more.":
        "Es pequeño: {own} mm, y tres cuartos de este hallazgo tienen {quarter} mm o más.",
    "Its grade is the lowest: {grade}.": "Su grado es el más bajo: {grade}.",
    "{other} lies over it and shows more plainly (d′ {theirs}, its own {own}).":
        "{other} se superpone y se ve con más claridad (d′ {theirs}, la propia {own}).",
    "{other} on the same film shows more plainly (d′ {theirs}, its own {own}).":
        "{other} en la misma imagen se ve con más claridad (d′ {theirs}, la propia {own}).",
    "Films with this finding are few here: {n}.": "Las imágenes con este hallazgo son pocas aquí: {n}.",
    "Nothing in this collection answers it.": "Nada en esta colección la responde.",
    "Right answers are fewer than ten here ({n}), so the first ten cannot all be right.":
        "Las respuestas correctas son aquí menos de diez ({n}), así que las diez primeras no pueden "
        "ser todas correctas.",
    "Near in meaning among its wrong films of the first ten: {n} of {of}.":
        "De significado cercano entre sus imágenes erróneas de las diez primeras: {n} de {of}.",
    "With the finding on another side among its wrong films of the first ten: {n} of {of}.":
        "Con el hallazgo en otro lado entre sus imágenes erróneas de las diez primeras: {n} de {of}.",
    "With the finding in another grade among its wrong films of the first ten: {n} of {of}.":
        "Con el hallazgo en otro grado entre sus imágenes erróneas de las diez primeras: {n} de {of}.",
    "With one of the two findings among its wrong films of the first ten: {n} of {of}.":
        "Con uno de los dos hallazgos entre sus imágenes erróneas de las diez primeras: {n} de {of}.",
    "came, place {place}": "llegó, puesto {place}",
    "correct": "correcta",
    "wrong": "errónea",
    "asks": "pregunta",
    "There is none.": "No hay ninguna.",
    "Questions that were asked: {n}": "Preguntas hechas: {n}",
    "Questions for a label, in clinical words and in words of patients. A near meaning is a label "
    "that clinicians forgive to be taken for the one that was asked for, such as Consolidation for "
    "Pneumonia.":
        "Preguntas por una etiqueta, en términos clínicos y en palabras de pacientes. De significado "
        "cercano es una etiqueta cuya confusión con la preguntada perdonan los clínicos, como "
        "consolidación por neumonía.",
    "{title}: {n} of {places} places among the first ten, {different} films; the best-placed of them:":
        "{title}: {n} de {places} puestos entre los diez primeros, {different} imágenes; las mejor situadas:",
    "Of {places} films among the first ten {wrong} are wrong. Between the labels that were asked for "
    "and those that came there are {of} pairs, here the commonest. A film with several labels counts "
    "under each.":
        "De {places} imágenes entre las diez primeras, {wrong} son erróneas. Entre las etiquetas "
        "preguntadas y las que llegaron hay {of} pares, aquí los más comunes. Una imagen con varias "
        "etiquetas cuenta en cada una.",
    "Of the first ten films of each question: right ones, those with the finding otherwise, those "
    "without. Beside it stands what knowing the finding alone would give: the share of right ones "
    "among all films with the finding.":
        "De las diez primeras imágenes de cada pregunta: las correctas, las que tienen el hallazgo de"
        " otro modo y las que no lo tienen. Al lado está lo que daría conocer solo el hallazgo: la "
        "proporción de correctas entre todas las imágenes con el hallazgo.",
    "{right} of {places} right, {mistaken} otherwise, {without} without; by the finding alone {alone}"
    " %; {n} films answer":
        "{right} de {places} correctas, {mistaken} de otro modo, {without} sin él; solo por el "
        "hallazgo {alone} %; {n} imágenes responden",
    "{questions} questions look for {of} films by what they show. {n} are among the first {first} "
    "films of none; random orders would lose {chance} on average. The furthest of them, with the best"
    " place that any question gave them:":
        "{questions} preguntas buscan {of} imágenes por lo que muestran. {n} no están entre las "
        "primeras {first} de ninguna; los órdenes aleatorios perderían {chance} de media. Las más "
        "alejadas, con el mejor puesto que les dio una pregunta:",
    "Place {place} for": "Puesto {place} en",
    "By average precision the lowest of them; one question alone has no interval.":
        "De ellas, las de precisión media más baja; una sola pregunta no tiene intervalo.",
    "What is ranked here are reports; the films they were written of are shown.":
        "Aquí se ordenan informes; se muestran las imágenes a las que pertenecen.",
    "average precision {value}, chance {chance}; {right} % of the first ten right; {relevant} of {of} answer it":
        "precisión media {value}, azar {chance}; {right} % de las diez primeras correctas; {relevant}"
        " de {of} la responden",
    "True failures": "Errores verdaderos",
    "A near meaning": "Significado cercano",
    "True failures: {failures}, of a near meaning: {near}, among {places} films":
        "Errores verdaderos: {failures}, de significado cercano: {near}, entre {places} imágenes",
    "{n} of {of} films": "{n} de {of} imágenes",
    "Pairs of labels: {n}": "Pares de etiquetas: {n}",
    "{n} of {of} films among the first ten": "{n} de {of} imágenes entre las diez primeras",
    "near in meaning": "de significado cercano",
    "not near in meaning": "no de significado cercano",
    "Asked for": "Se preguntó por",
    "got": "llegó",
    ": {label} was asked for": ": se preguntó por {label}",
    "This collection states neither sides nor grades that could be asked for.":
        "Esta colección no indica lados ni grados por los que se pueda preguntar.",
}
