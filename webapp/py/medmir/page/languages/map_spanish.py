"""What is said of the map, in Spanish."""

SENTENCES = {
    # the map
    "Map": "Mapa",
    "Map of the collection": "Mapa de la colección",
    "Loading the map.": "Cargando el mapa.",
    "This collection has no map. Whoever built it makes one with `medmir map BUNDLE` and assembles the site again.":
        "Esta colección no tiene mapa. Quien la construyó lo crea con `medmir map BUNDLE` y vuelve a montar el sitio.",
    ("Films that the model finds alike lie near each other. Only near is meant: distances between far groups, "
     "sizes of groups and the directions of the page mean little."):
        "Las radiografías que el modelo encuentra parecidas están cerca unas de otras. Solo cuenta la cercanía: las "
        "distancias entre grupos alejados, el tamaño de los grupos y las direcciones de la página dicen poco.",
    "How far it can be trusted": "Hasta qué punto es fiable",
    "Made by {method}.": "Creado con {method}.",
    ("Of each film's ten most similar films, {share} are among the ten nearest here [{low}, {high}], by chance "
     "{chance} (n = {n})."):
        "De las diez radiografías más parecidas a cada una, {share} están aquí entre las diez más cercanas [{low}, "
        "{high}]; por azar, {chance} (n = {n}).",
    "Trustworthiness {value} [{low}, {high}], by chance {chance} (n = {n}).":
        "Fiabilidad (trustworthiness) {value} [{low}, {high}]; por azar, {chance} (n = {n}).",
    ("A picture is put at the mean of its five most similar films, by how similar they are. A film of the "
     "collection, put so by films of other patients, lands {value} of the map's side from its own place [{low}, "
     "{high}]; another film is {chance} away (n = {n})."):
        "Una imagen se coloca en la media de sus cinco radiografías más parecidas, ponderada por el parecido. Una "
        "radiografía de la colección, colocada así según las de otros pacientes, queda a {value} del lado del mapa "
        "de su propio lugar [{low}, {high}]; otra radiografía está a {chance} (n = {n}).",
    "Show on the map": "Mostrar en el mapa",
    "Show as results": "Mostrar como resultados",
    "Without the question": "Sin la pregunta",
    "1 film has a ring: it stands out for this question.": "1 radiografía tiene un anillo: destaca para esta pregunta.",
    "{n} films have a ring: they stand out for this question.":
        "{n} radiografías tienen un anillo: destacan para esta pregunta.",
    "No film here is all of that.": "Ninguna radiografía de aquí cumple todo eso.",
    "your question": "su pregunta",
    "your picture": "su imagen",
    "Move": "Mover",
    "Lasso": "Lazo",
    "Closer": "Más cerca",
    "Farther": "Más lejos",
    "Whole map": "Mapa entero",
    "Select what is in view": "Seleccionar lo visible",
    "Select nothing": "No seleccionar nada",
    "Tools of the map": "Herramientas del mapa",
    "Map: arrow keys walk from film to film, Enter opens the film, plus and minus zoom":
        "Mapa: las flechas van de una radiografía a otra, Intro abre la radiografía, más y menos acercan y alejan",
    "{n} films, alike ones near each other.": "{n} radiografías, las parecidas cerca unas de otras.",
    "{n} more in the legend": "{n} más en la leyenda",
    "Legend": "Leyenda",
    "Colour by": "Color según",
    "All groups": "Todos los grupos",
    "Other values": "Otros valores",
    "Not stated": "No consta",
    "A film that has several has the colour of the rarest, or of the one that stands out.":
        "Una radiografía con varios valores tiene el color del menos frecuente o del destacado.",
    "1 film in view": "1 radiografía visible",
    "{n} films in view": "{n} radiografías visibles",
    "{n} films in view, those with a ring first": "{n} radiografías visibles, primero las que tienen anillo",
    "1 film selected": "1 radiografía seleccionada",
    "{n} films selected": "{n} radiografías seleccionadas",
    "Select these for the tray": "Seleccionar estas para la bandeja",
    "More films": "Más imágenes",
    "{n} more": "{n} más",
    "walk from film to film": "ir de una radiografía a otra",
    "open": "abrir",
    "closer, farther, whole map": "más cerca, más lejos, mapa entero",
    "select what is in view": "seleccionar lo visible",
}
