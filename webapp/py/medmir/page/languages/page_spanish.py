"""What stands around the views, on the device, in the tray and about the collection, in Spanish."""

SENTENCES: dict[str, str] = {
    # Around every view
    "Views": "Vistas",
    "Language": "Idioma",
    "For research and teaching. Not a medical device; never use it for diagnosis.":
        "Para investigación y docencia. No es un producto sanitario; no lo use nunca para diagnosticar.",
    "Everything runs in this tab: no query and no picture leaves it.":
        "Todo funciona en esta pestaña: ninguna pregunta y ninguna imagen sale de ella.",
    "On several threads the models did not answer in this browser: they run on one.":
        "Con varios hilos los modelos no respondieron en este navegador: funcionan con uno.",
    "Arrows": "Flechas",
    "Enter": "Intro",
    "Shift + Arrows": "Mayús + Flechas",
    "search": "buscar",
    "move": "moverse",
    "find similar": "buscar similares",
    "like": "me sirve",
    "dislike": "no me sirve",
    "keep in the tray": "guardar en la bandeja",
    "select": "seleccionar",
    "undo": "deshacer",
    "previous film": "imagen anterior",
    "next film": "imagen siguiente",
    "Case": "Caso",
    "Previous": "Anterior",
    "Next": "Siguiente",
    "{n} of {of}": "{n} de {of}",
    # What it is doing, and what went wrong
    "Loading": "Cargando",
    "{beginning} … (cut: {n} characters)": "{beginning} … (cortado: {n} caracteres)",
    "Retry": "Reintentar",
    "Table: {first}": "Tabla: {first}",
    "{loaded} of {total} MB": "{loaded} de {total} MB",
    "Instant and report search still work.":
        "Las respuestas instantáneas y la búsqueda en informes siguen funcionando.",
    "The model could not answer: {why}": "El modelo no pudo responder: {why}",
    "The model stopped twice in a row. Instant and report search still work.":
        "El modelo se detuvo dos veces seguidas. Las respuestas instantáneas y la búsqueda en informes siguen "
        "funcionando.",
    "The page met an error it did not expect ({failure}).": "La página encontró un error inesperado ({failure}).",
    "Pictures cannot be loaded: whatever serves this page no longer answers. What is already here still works.":
        "No se pueden cargar imágenes: lo que sirve esta página ya no responde. Lo que ya está aquí sigue "
        "funcionando.",
    # The tray
    "Tray": "Bandeja",
    "Keep in the tray": "Guardar en la bandeja",
    "Gathered films": "Imágenes reunidas",
    "Undo: {what}": "Deshacer: {what}",
    "Undone: {what}.": "Deshecho: {what}.",
    "{n} selected": "{n} seleccionadas",
    "Add to the tray": "Añadir a la bandeja",
    "More like the selected": "Más como las seleccionadas",
    "More like the tray": "Más como la bandeja",
    "More like these": "Más como estas",
    "Select none": "No seleccionar ninguna",
    "{liked} liked, {disliked} disliked": "{liked} sirven, {disliked} no sirven",
    "Labels count as well": "Las etiquetas también cuentan",
    "Without feedback": "Sin valoraciones",
    "Open {film}": "Abrir {film}",
    "Newest films of the tray": "Últimas imágenes de la bandeja",
    "{film} liked": "{film} marcada como útil",
    "{film} disliked": "{film} marcada como no útil",
    "{film} no longer liked": "{film} ya no marcada como útil",
    "{film} no longer disliked": "{film} ya no marcada como no útil",
    "labels count": "las etiquetas cuentan",
    "{film} added": "{film} añadida",
    "{films} added": "{films} añadidas",
    "{film} removed": "{film} quitada",
    "tray cleared": "bandeja vaciada",
    "films imported": "imágenes importadas",
    "{n} of its {of} films were added.": "Se añadieron {n} de sus {of} imágenes.",
    "None of its {n} films is in this one, so nothing was added.":
        "Ninguna de sus {n} imágenes está en esta colección, así que no se añadió nada.",
    "The file is of another collection:": "El archivo es de otra colección:",
    "What this device keeps of your tray": "Lo que este dispositivo guarda de su bandeja",
    "{name} is no tray of Med-MIR: choose a JSON or CSV file that was exported from one.":
        "{name} no es una bandeja de Med-MIR: elija un archivo JSON o CSV exportado de una.",
    "{name} is larger than any tray ({most} MB).": "{name} es mayor que cualquier bandeja ({most} MB).",
    "This tray was written by a newer Med-MIR: open it in that one.":
        "Esta bandeja la escribió un Med-MIR más reciente: ábrala en él.",
    "No film is in the tray yet. Keep one by the star on its card, or with f, or import an exported tray.":
        "Aún no hay imágenes en la bandeja. Guarde una con la estrella de su ficha o con f, o importe una bandeja "
        "exportada.",
    "This browser keeps nothing for this page, or has no more room: the tray is gone with this tab. Export it before"
    " you close it.":
        "Este navegador no guarda nada para esta página o no tiene más espacio: la bandeja se pierde con esta "
        "pestaña. Expórtela antes de cerrarla.",
    "The tray stays on this device, in this browser; nothing of it is uploaded.":
        "La bandeja se queda en este dispositivo, en este navegador; no se sube nada de ella.",
    "Name": "Nombre",
    "Import": "Importar",
    "Export as JSON": "Exportar como JSON",
    "Export as CSV": "Exportar como CSV",
    "Print": "Imprimir",
    "Clear the tray": "Vaciar la bandeja",
    "Not in this collection: {films}.": "No están en esta colección: {films}.",
    "Films of the tray": "Imágenes de la bandeja",
    "Note": "Nota",
    "Note on {film}": "Nota sobre {film}",
    "Remove": "Quitar",
    "Remove {film} from the tray": "Quitar {film} de la bandeja",
    # On this device
    "On this device": "En este dispositivo",
    "On this device: {amount}.": "En este dispositivo: {amount}.",
    "Opened from a disk: everything is already here.": "Abierta desde un disco: todo está ya aquí.",
    "Not kept on this device: a browser does that for https and for its own machine (localhost) only.":
        "No se guarda en este dispositivo: un navegador solo lo hace con https y con su propia máquina (localhost).",
    "Not kept on this device: this browser, or this private window, has no place for it.":
        "No se guarda en este dispositivo: este navegador, o esta ventana privada, no tiene sitio para ello.",
    "Not kept on this device: the browser refused.": "No se guarda en este dispositivo: el navegador lo rechazó.",
    "Nothing of this page is kept on this device.": "No se guarda nada de esta página en este dispositivo.",
    "Everything is on this device: it opens without a network.":
        "Todo está en este dispositivo: la página se abre sin red.",
    "The browser has promised not to clear it by itself.": "El navegador ha prometido no borrarlo por su cuenta.",
    "The browser may clear it when the disk is full.": "El navegador puede borrarlo cuando el disco esté lleno.",
    "A new version is here.": "Hay una versión nueva.",
    "A new version is here: reload": "Hay una versión nueva: recargar",
    "Reload": "Recargar",
    "Its other tabs load again as well.": "Sus otras pestañas también se recargan.",
    "More": "Más",
    "More about this device": "Más sobre este dispositivo",
    "Keeping everything": "Guardando todo",
    "Keeping everything on this device: {amount}.": "Guardando todo en este dispositivo: {amount}.",
    "Keep everything on this device (+ {amount})": "Guardar todo en este dispositivo (+ {amount})",
    "This page is being kept on this device.": "Esta página se está guardando en este dispositivo.",
    "It does not open without a network yet.": "Aún no se abre sin red.",
    "It opens without a network; not here: {parts}.": "Se abre sin red; no está aquí: {parts}.",
    "Looking what is here.": "Comprobando qué hay aquí.",
    "{used} used of {quota} GB that the browser gives this address.":
        "{used} usados de {quota} GB que el navegador da a esta dirección.",
    "Room": "Espacio",
    "Remove {amount} from this device? Your tray, your own files and other sites stay as they are. Opening the page"
    " again with a network keeps it again.":
        "¿Quitar {amount} de este dispositivo? Su bandeja, sus propios archivos y otros sitios quedan como están. Al "
        "abrir de nuevo la página con red se vuelve a guardar.",
    "Remove everything from this device": "Quitar todo de este dispositivo",
    "Leave it": "Dejarlo",
    "Page and Python": "Página y Python",
    "What reads DICOM": "Lo que lee DICOM",
    "what reads DICOM": "lo que lee DICOM",
    "Pictures at full size": "Imágenes a tamaño completo",
    "pictures at full size": "imágenes a tamaño completo",
    "Nothing that this tab fetches is kept: it was loaded past the browser's store. Load the page again, and then keep"
    " everything.":
        "No se guarda nada de lo que obtiene esta pestaña: se cargó sin pasar por el almacén del navegador. Recargue "
        "la página y guarde entonces todo.",
    "Not everything is kept: this browser has no more room for it, or something came damaged. Try again.":
        "No se guardó todo: este navegador no tiene más espacio o algo llegó dañado. Inténtelo de nuevo.",
    # About this collection
    "Films": "Imágenes",
    "{n} of {patients} patients": "{n} de {patients} pacientes",
    "Model": "Modelo",
    "Bundle": "Paquete",
    "Size": "Tamaño",
    "Notice": "Aviso",
    "Licences": "Licencias",
    "Ground truth": "Verdad de referencia",
}
