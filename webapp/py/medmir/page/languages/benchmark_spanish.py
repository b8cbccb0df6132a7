"""The benchmark in Spanish, by the English sentence."""

SENTENCES = {
    "Benchmark": "Rendimiento",
    "How fast this page is on your machine": "La velocidad de esta página en su equipo",
    "Loading the collection.": "Cargando la colección.",
    ("Everything is measured in this tab, and nothing of it is sent: what is found stays here until you save or "
     "copy it. It takes a minute or so, and the image model if that is not here yet. The largest search needs "
     "memory that the tab keeps until it is loaded again. Other work in this tab is measured along, so leave it "
     "alone meanwhile."):
        "Todo se mide en esta pestaña y nada de ello se envía: el resultado se queda aquí hasta que lo guarde o lo "
        "copie. Tarda cerca de un minuto y carga el modelo de imagen si aún no está aquí. La búsqueda más grande "
        "necesita memoria que la pestaña conserva hasta que se vuelva a cargar. Lo demás que ocurra en esta pestaña "
        "también se mide; no la use mientras tanto.",
    "Run the benchmark": "Iniciar la medición",
    "Run again": "Medir otra vez",
    "Cancel": "Cancelar",
    "Step {n} of {of}: {step}": "Paso {n} de {of}: {step}",
    "Stopping": "Deteniendo",
    "Stopped. What was measured before stays below.": "Detenido. Lo medido hasta entonces sigue abajo.",
    "Done.": "Terminado.",
    ("Each step runs a few times to warm up and then up to thirty times. The median is shown with the range from "
     "the 5 % to the 95 % quantile; in the drawing, which is logarithmic from 0.01 ms to 10 s, the dot is the "
     "median, the line that range and the tick the JavaScript loop."):
        "Cada paso se ejecuta unas veces para calentar y después hasta treinta veces. Se muestra la mediana con el "
        "intervalo entre los cuantiles del 5 % y del 95 %; en el dibujo, logarítmico de 0,01 ms a 10 s, el punto es "
        "la mediana, la línea ese intervalo y la marca el bucle de JavaScript.",
    ("The loop finds the ten best rows of the same numbers in plain JavaScript, one row after the other. Below 1, "
     "NumPy is faster than it."):
        "El bucle halla en JavaScript simple las diez mejores filas de los mismos números, una fila tras otra. Por "
        "debajo de 1, NumPy es más rápido que él.",
    "Times by step": "Tiempos por paso",
    "Take it with you": "Llevarse el resultado",
    "Save as JSON": "Guardar como JSON",
    "Save as Markdown": "Guardar como Markdown",
    "Copy as Markdown": "Copiar como Markdown",
    "Copied.": "Copiado.",
    "The browser lets nothing be copied: it is selected instead.":
        "El navegador no permite copiar: el texto queda seleccionado.",
    "The start of this page, from navigation": "El inicio de esta página, desde la navegación",
    "What it runs on": "Sobre qué se mide",
    "Bundle": "Paquete",
    "Tokenize a short question": "Dividir en tokens una pregunta corta",
    "Tokenize a long question": "Dividir en tokens una pregunta larga",
    "Embed a short question": "Incrustar una pregunta corta",
    "Embed a long question": "Incrustar una pregunta larga",
    "Decode and scale a picture": "Decodificar y escalar una imagen",
    "Embed a picture": "Incrustar una imagen",
    "Search this collection": "Buscar en esta colección",
    "Search 10,000 made-up rows": "Buscar en 10.000 filas inventadas",
    "Search 112,120 made-up rows": "Buscar en 112.120 filas inventadas",
    "A question from its words to its films": "Una pregunta, de las palabras a las imágenes",
    "There is not enough memory for it.": "No hay memoria suficiente para ello.",
    "Page loaded": "Página cargada",
    "First painted": "Primer dibujo",
    "Python is up": "Python en marcha",
    "Ready: stored questions and reports": "Lista: preguntas guardadas e informes",
    "Live: any question": "En vivo: cualquier pregunta",
    "Step": "Paso",
    "On": "Sobre",
    "Median ms": "Mediana, ms",
    "5 % to 95 %": "5 % a 95 %",
    "n": "n",
    "JavaScript loop ms": "Bucle de JavaScript, ms",
    "NumPy / JavaScript": "NumPy / JavaScript",
    "{low} to {high}": "{low} a {high}",
    "After {warm} runs of warm-up; medians of n repetitions.":
        "Tras {warm} ejecuciones de calentamiento; medianas de n repeticiones.",
    "Not complete.": "Incompleto.",
    "{n} ms": "{n} ms",
    "{n} tokens": "{n} tokens",
    "{width} × {height} pixels": "{width} × {height} píxeles",
    "{rows} × {dimensions} numbers": "{rows} × {dimensions} números",
    "{n} films": "{n} imágenes",
    "{n} GB or more, as the browser says": "{n} GB o más, según el navegador",
    "Browser": "Navegador",
    "Logical processors": "Procesadores lógicos",
    "Memory of the device": "Memoria del dispositivo",
    "Threads": "Hilos",
    "Memory of this tab": "Memoria de esta pestaña",
    "cross-origin isolated: threads are allowed": "aislada por origen: se permiten hilos",
    "not cross-origin isolated: one thread only": "no aislada por origen: un solo hilo",
    "Python {size}": "Python {size}",
    "scripts {size}": "scripts {size}",
    "models on {n}": "modelos en {n}",
    "{median} ms, nine of ten from {low} to {high}": "{median} ms, nueve de cada diez entre {low} y {high}",
    "JavaScript loop {median} ms": "bucle de JavaScript {median} ms",
}
