"""What the page says of itself in Spanish, by the English sentence."""

SENTENCES = {
    "About": "Acerca de",
    "On this page": "En esta página",
    "In thirty seconds": "En treinta segundos",
    ("Med-MIR searches a collection of medical images inside this browser tab. Ask in words, by a picture, or by a "
     "film that you see: the films most like it come first."):
        "Med-MIR busca en una colección de imágenes médicas dentro de esta pestaña del navegador. Pregunte con "
        "palabras, con una imagen propia o con una que vea aquí: las más parecidas aparecen primero.",
    ("There is no server that answers. Films, reports and the model came to the tab as files, and the answer is "
     "computed here; so it works without a network, too."):
        "No responde ningún servidor. Las imágenes, los informes y el modelo llegaron a la pestaña como archivos y "
        "la respuesta se calcula aquí; por eso funciona también sin red.",
    "Try one of the questions under the search box, drop a picture on the page, or press s on a film.":
        "Pruebe una de las preguntas bajo el campo de búsqueda, arrastre una imagen a la página o pulse s sobre una "
        "imagen.",
    "What it is not": "Lo que no es",
    "It makes no diagnosis and is no medical device. What resembles a question is found; what a patient has is not.":
        "No hace diagnósticos ni es un producto sanitario. Encuentra lo que se parece a una pregunta, no lo que "
        "tiene un paciente.",
    "Its scores rank the films of this collection. They are no probability of a disease.":
        "Sus puntuaciones ordenan las imágenes de esta colección. No son la probabilidad de una enfermedad.",
    ("The films of this collection are computer-made from one CT; no real patient. No figure measured on them is "
     "clinical."):
        "Las imágenes de esta colección se calcularon a partir de una sola TC; ningún paciente real. Ninguna cifra "
        "medida en ellas es clínica.",
    "Its labels are those that the source of the collection states. They may be wrong.":
        "Las etiquetas son las que indica la fuente de la colección. Pueden ser erróneas.",
    "How it works": "Cómo funciona",
    "From a question to its films": "De una pregunta a sus imágenes",
    "Your question": "Su pregunta",
    "words, or a picture": "palabras o una imagen",
    "Tokenizer": "Tokenizador",
    "words become numbers": "de palabras a números",
    "Model": "Modelo",
    "numbers become a vector": "de números a un vector",
    "of this collection": "de esta colección",
    "Image model": "Modelo de imagen",
    "ran when it was built": "se ejecutó al construirla",
    "{n} stored vectors": "{n} vectores",
    "{d} numbers each": "de {d} números",
    "Comparison": "Comparación",
    "which vectors point the same way": "qué vectores apuntan en la misma dirección",
    "Films": "Imágenes",
    "the nearest first": "las más cercanas primero",
    "The tokenizer cuts the question into pieces of words and gives each its number.":
        "El tokenizador divide la pregunta en fragmentos de palabras y da a cada uno su número.",
    "The text model turns those numbers into one vector; of a picture, the image model does.":
        "El modelo de texto convierte esos números en un vector; con una imagen lo hace el modelo de imagen.",
    "Every film has a vector already: the image model made it when the collection was built.":
        "Cada imagen ya tiene un vector: el modelo de imagen lo hizo al construir la colección.",
    ("The question's vector is compared with all of them: the smaller the angle, the more alike. Where there are "
     "reports, their words count as well."):
        "El vector de la pregunta se compara con todos: cuanto menor el ángulo, mayor el parecido. Donde hay "
        "informes, también cuentan sus palabras.",
    "The nearest films are shown, and which way the answer came and how long it took.":
        "Se muestran las imágenes más cercanas, por qué vía llegó la respuesta y cuánto tardó.",
    "Local and private, and how to check it": "Local y privado, y cómo comprobarlo",
    ("Open the browser's developer tools (F12), choose Network, and ask something. What is listed are this site's "
     "own files, the films that you are shown among them; your words and your picture are in no request."):
        "Abra las herramientas de desarrollo del navegador (F12), elija Red y pregunte algo. Aparecen archivos "
        "propios de este sitio, entre ellos las imágenes que se le muestran; sus palabras y su imagen no están en "
        "ninguna petición.",
    "Once the page says that it opens without a network, switch the network off and search on.":
        "Cuando la página diga que se abre sin red, desconecte la red y siga buscando.",
    "The browser is told to forbid requests to any other address. This is the policy as it stands in this page:":
        "El navegador tiene la orden de prohibir peticiones a cualquier otra dirección. Esta es la directiva tal "
        "como figura en esta página:",
    "Policy": "Directiva",
    ("What leaves is what you send yourself: a file that you save and pass on, or a link to another site that you "
     "follow."):
        "Lo que sale lo envía usted: un archivo que guarda y entrega, o un enlace a otro sitio que sigue.",
    "Keys": "Teclas",
    ("Everything can be done by keyboard: Tab leads from one thing to the next, Enter presses it. The line at the "
     "foot of each page names its keys."):
        "Todo puede hacerse con el teclado: Tab lleva de un elemento al siguiente, Intro lo pulsa. La línea al pie "
        "de cada página nombra sus teclas.",
    "Among films": "Entre imágenes",
    "In an open film": "En una imagen abierta",
    "On this device": "En este dispositivo",
    "This collection": "Esta colección",
    "{n} of {patients} patients": "{n} de {patients} pacientes",
    "Size": "Tamaño",
    "{n} files, {size}": "{n} archivos, {size}",
    "Self-test": "Autoprueba",
    "Notice": "Aviso",
    "Versions, licences, sources": "Versiones, licencias, fuentes",
    "Parts and versions": "Partes y versiones",
    "Part": "Parte",
    "Version": "Versión",
    "Licence": "Licencia",
    "Source": "Fuente",
    "Med-MIR itself, version {version}, is in these files and in the wheel of its Python beside them:":
        "Med-MIR mismo, versión {version}, está en estos archivos y en el wheel de su Python junto a ellos:",
    "Licences": "Licencias",
    "Licence texts of the software this page is made of":
        "Textos de licencia del software del que se compone esta página",
    "How to cite": "Cómo citar",
    "Data and model cards": "Fichas de datos y de modelos",
    "Loading the cards.": "Cargando las fichas.",
    "This collection has no data card and no model card: `medmir evaluate` writes them.":
        "Esta colección no tiene ficha de datos ni de modelo: `medmir evaluate` las escribe.",
}
