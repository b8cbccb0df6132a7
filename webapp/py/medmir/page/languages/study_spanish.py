"""What a study says in Spanish."""

SENTENCES: dict[str, str] = {
    "{away} of the study's {n} films are not in this collection: open the collection it was made in.": (
        "{away} de las {n} imágenes del estudio no están en esta colección: abra la colección en la que se "
        "creó."),
    "“{written}” is no number from {low} to {high}.": "«{written}» no es un número de {low} a {high}.",
    "The study has no films yet: take those of the tray, or draw some.": (
        "El estudio aún no tiene imágenes: tome las de la bandeja o sortee algunas."),
    "Nothing can be answered yet: choose at least one finding.": (
        "Aún no se puede responder nada: elija al menos un hallazgo."),
    "What this device keeps of a study": "Lo que este dispositivo guarda de un estudio",
    "The log was deleted from this device.": "El registro se borró de este dispositivo.",
    "The log that this device keeps is of another collection: open that one to go on.": (
        "El registro que guarda este dispositivo es de otra colección: ábrala para continuar."),
    "Give a reader code of 1 to {most} letters, such as R1; never a name.": (
        "Indique un código de lector de 1 a {most} caracteres, como R1; nunca un nombre."),
    "The reader's number is 1 for the first reader, 2 for the second, and so on.": (
        "El número de lector es 1 para el primero, 2 para el segundo, y así sucesivamente."),
    "{name} is larger than any study.": "{name} es mayor que cualquier estudio.",
    "Choose what you see, or “Nothing”, and how sure you are from 1 to 5.": (
        "Elija lo que ve, o «Nada», y su grado de seguridad de 1 a 5."),
    "Letters choose findings, 0 is “Nothing”, 1 to 5 say how sure you are, Enter gives the answer, Esc "
    "pauses.": (
        "Las letras eligen hallazgos, 0 es «Nada», de 1 a 5 indican su seguridad, Intro da la respuesta, Esc "
        "pausa."),
    "The search and the other views are not part of the study: leaving it pauses the film and is noted.": (
        "La búsqueda y las demás vistas no forman parte del estudio: al salir se pausa la imagen y queda "
        "anotado."),
    "The log stays on this device, in this browser, until you export or delete it; nothing of it is "
    "uploaded. Use a code, never a name.": (
        "El registro permanece en este dispositivo, en este navegador, hasta que lo exporte o lo borre; nada "
        "se envía. Use un código, nunca un nombre."),
    "Without similar films": "Sin imágenes similares",
    "With similar films": "Con imágenes similares",
    "Crossover": "Cruzado",
    "After each film": "Tras cada imagen",
    "At the end": "Al final",
    "Never": "Nunca",
    "Similar films are not shown.": "No se muestran imágenes similares.",
    "You answer first without help. Then you see the {n} most similar films of other patients with their "
    "labels, and may revise your answer. Both answers are kept.": (
        "Primero responde sin ayuda. Después ve las {n} imágenes más similares de otros pacientes con sus "
        "hallazgos y puede revisar su respuesta. Ambas respuestas se guardan."),
    "Half of the films you read without help. In the other half you answer first, then you see the {n} "
    "most similar films of other patients with their labels, and may revise your answer; both answers are "
    "kept.": (
        "La mitad de las imágenes las lee sin ayuda. En la otra mitad responde primero, después ve las {n} "
        "imágenes más similares de otros pacientes con sus hallazgos y puede revisar su respuesta; ambas "
        "respuestas se guardan."),
    "Films": "Imágenes",
    "Questions": "Preguntas",
    "Reading": "Lectura",
    "{n} films.": "{n} imágenes.",
    "1 film.": "1 imagen.",
    "Let readers answer films on their own, with or without the search, and measure what it changes. "
    "Choose films and questions here, then hand the device, the file or the address to the readers.": (
        "Deje que los lectores respondan por sí mismos, con o sin la búsqueda, y mida qué cambia. Elija aquí "
        "imágenes y preguntas; después entregue el dispositivo, el archivo o la dirección a los lectores."),
    "Take the {n} films of the tray": "Tomar las {n} imágenes de la bandeja",
    "Take the film of the tray": "Tomar la imagen de la bandeja",
    "The tray is empty: films that you keep there can be taken.": (
        "La bandeja está vacía: se pueden tomar las imágenes que guarde en ella."),
    "Films that are": "Imágenes con",
    "As many normal films": "Otras tantas imágenes normales",
    "Draw films": "Sortear imágenes",
    "Open a study file": "Abrir un archivo de estudio",
    "Findings that can be answered, besides “Nothing”:": "Hallazgos que se pueden responder, además de «Nada»:",
    "All or none": "Todos o ninguno",
    "How sure a reader is, from 1 (guessed) to 5 (certain), is always asked: ROC curves need it.": (
        "Siempre se pregunta la seguridad del lector, de 1 (al azar) a 5 (seguro): las curvas ROC la necesitan."),
    "Similar films": "Imágenes similares",
    "Truth is shown": "La verdad se muestra",
    "Each reader has an own order": "Cada lector tiene su propio orden",
    "Name of the study": "Nombre del estudio",
    "Go to the reader": "Ir al lector",
    "Save the study file": "Guardar el archivo del estudio",
    "Each film is shown for {n} seconds; the answer may come later.": (
        "Cada imagen se muestra {n} segundos; la respuesta puede darse después."),
    "The study is too long for an address: give the file to the readers.": (
        "El estudio es demasiado largo para una dirección: entregue el archivo a los lectores."),
    "Give this study to other readers": "Entregar este estudio a otros lectores",
    "{n} films chosen: {how}": "{n} imágenes elegidas: {how}",
    "1 film chosen: {how}": "1 imagen elegida: {how}",
    "No films chosen yet.": "Aún no se han elegido imágenes.",
    "How many": "Cuántas",
    "Seed": "Semilla",
    "Findings": "Hallazgos",
    "Ask the side": "Preguntar el lado",
    "Ask the severity": "Preguntar la gravedad",
    "Similar films, 1 to 12": "Imágenes similares, de 1 a 12",
    "Seconds a film is shown, 0: no limit": "Segundos por imagen, 0: sin límite",
    "Reader code, such as R1": "Código de lector, como R1",
    "Reader's number: 1, 2, 3 …": "Número de lector: 1, 2, 3 …",
    "Begin": "Empezar",
    "Change the study": "Cambiar el estudio",
    "After each film you see its labels.": "Tras cada imagen ve sus hallazgos.",
    "You see the labels after the last film.": "Los hallazgos se ven tras la última imagen.",
    "The labels are not shown.": "Los hallazgos no se muestran.",
    "Address of this study": "Dirección de este estudio",
    "Figures of one reader and a few films say little about either; medmir study puts several logs "
    "together and gives intervals.": (
        "Las cifras de un lector y pocas imágenes dicen poco de ambos; medmir study reúne varios registros y "
        "da intervalos."),
    "{done} of {n} films are answered, by reader {reader}.": (
        "{done} de {n} imágenes respondidas, por el lector {reader}."),
    "Delete the {n} answers of {reader} from this device? This cannot be undone.": (
        "¿Borrar las {n} respuestas de {reader} de este dispositivo? No se puede deshacer."),
    "All right": "Todo correcto",
    "Sensitivity": "Sensibilidad",
    "Specificity": "Especificidad",
    "Median time": "Tiempo mediano",
    "{seconds} s ({n} films)": "{seconds} s ({n} imágenes)",
    "Film": "Imagen",
    "Your answer": "Su respuesta",
    "Sure": "Seguridad",
    "{done} of {n} films are answered, by reader {reader}. The film is hidden and no time passes.": (
        "{done} de {n} imágenes respondidas, por el lector {reader}. La imagen está oculta y no corre el "
        "tiempo."),
    "Go on reading": "Seguir leyendo",
    "Delete it": "Borrar",
    "Keep it": "Conservar",
    "Delete this log": "Borrar este registro",
    "What came of it": "Resultado",
    "Film by film": "Imagen por imagen",
    "Go on": "Continuar",
    "Stop": "Terminar",
    "Export the log as JSON": "Exportar el registro como JSON",
    "Export the log as CSV": "Exportar el registro como CSV",
    "guessed": "al azar",
    "certain": "seguro",
    "Similar films of other patients, with their labels": "Imágenes similares de otros pacientes, con sus hallazgos",
    "Nothing": "Nada",
    "Right.": "Correcto.",
    "Not all right.": "No todo es correcto.",
    "The time is over. Answer as well as you can.": "Se acabó el tiempo. Responda lo mejor que pueda.",
    "Film {n}": "Imagen {n}",
    "How sure are you?": "¿Qué seguridad tiene?",
    "How sure are you, from 1, guessed, to 5, certain?": "¿Qué seguridad tiene, de 1, al azar, a 5, seguro?",
    "Before the similar films": "Antes de las imágenes similares",
    "Missed": "Omitido",
    "Not there": "No presente",
    "Looking for similar films.": "Buscando imágenes similares.",
    "Your first answer is kept. Keep it or revise it.": "Su primera respuesta está anotada. Manténgala o revísela.",
    "What do you see?": "¿Qué ve?",
    "Pause": "Pausa",
    "Side of {label}": "Lado de {label}",
    "Severity of {label}": "Gravedad de {label}",
    "This film's source states no labels, so the answer is not scored.": (
        "La fuente de esta imagen no indica hallazgos; la respuesta no se puntúa."),
    "Final answer": "Respuesta final",
    "Give the answer": "Dar la respuesta",
    "Similar film {n}": "Imagen similar {n}",
    "no labels": "sin hallazgos",
    "This browser keeps nothing for this page, or has no more room: the log is gone with this tab. Export "
    "it before you close it.": (
        "Este navegador no guarda nada de esta página o no tiene más espacio: el registro se pierde con esta "
        "pestaña. Expórtelo antes de cerrarla."),
    "Study": "Estudio",
    "with similar films": "con imágenes similares",
    "without similar films": "sin imágenes similares",
    "Film {n} of {all}": "Imagen {n} de {all}",
    "finding": "hallazgo",
    "nothing": "nada",
    "how sure": "seguridad",
    "side": "lado",
    "severity": "gravedad",
    "answer, go on": "responder, continuar",
    "pause": "pausa",
    "Plan a reader study": "Planear un estudio de lectores",
    "Paused": "En pausa",
    "The study is finished": "El estudio ha terminado",
    "The study is stopped": "El estudio está detenido",
    "Films that are answered": "Imágenes respondidas",
    "Reader study": "Estudio de lectores",
    "The log of another study is on this device: export and delete it before you open this one.": (
        "En este dispositivo está el registro de otro estudio: expórtelo y bórrelo antes de abrir este."),
    "Sides right": "Lados correctos",
    "Severities right": "Gravedades correctas",
    "{part} of {all}": "{part} de {all}",
}
