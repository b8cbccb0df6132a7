"""What the page says in Spanish, by the English sentence."""

SPANISH: dict[str, str] = {
    # The case: what is read beside the film
    "Findings": "Hallazgos",
    "Impression": "Impresión",
    "The report cannot be shown. {why}": "No se puede mostrar el informe. {why}",
    "ICD-10 codes of the labels": "Códigos CIE-10 de las etiquetas",
    "Its labels are those that the source states.": "Las etiquetas son las que indica la fuente.",
    "Its labels are the truth: it was made from them.":
        "Las etiquetas son la verdad: la imagen se hizo a partir de ellas.",
    "Its labels were mined from its report or caption by a program; nobody looked at the film for them.":
        "Un programa extrajo las etiquetas del informe o del pie de figura; nadie miró la imagen para ello.",
    "Its labels are the terms under which people indexed its report, not the film.":
        "Las etiquetas son los términos con los que se indizó el informe, no la imagen.",
    "Its labels were read by physicians or mined from its report by a program, film by film; the source says which.":
        "Según la imagen, las etiquetas las leyó un médico o las extrajo un programa del informe; la fuente indica "
        "cuál.",
    "Film": "Imagen",
    "View": "Proyección",
    "Modality": "Modalidad",
    "Study": "Estudio",
    "Patient": "Paciente",
    "Sex": "Sexo",
    "Age": "Edad",
    "{n} years": "{n} años",
    "Devices": "Dispositivos",
    "Licence": "Licencia",
    "Source": "Fuente",
    "Find similar": "Buscar similares",
    "Undo": "Deshacer",
    "What to do with {film}": "Qué hacer con {film}",
    "Like": "Me sirve",
    "Dislike": "No me sirve",
    "Keep": "Guardar",
    "Select": "Seleccionar",
    # The case: the other films of study and patient
    "Other films of this study": "Otras imágenes de este estudio",
    "Other films of this patient": "Otras imágenes de este paciente",
    "All {films} of this patient": "Todas ({films}) las de este paciente",
    "Open {film}: {what}": "Abrir {film}: {what}",
    "Earlier": "Anterior",
    "The same day": "El mismo día",
    "Later": "Posterior",
    "Study {name}": "Estudio {name}",
    # The case: citing and sharing
    "Cite and share": "Citar y compartir",
    "“{title}”, case {case}, Med-MIR bundle {bundle}": "«{title}», caso {case}, paquete de Med-MIR {bundle}",
    "Untitled collection": "Colección sin título",
    "Licence: {what}": "Licencia: {what}",
    "Source: {what}": "Fuente: {what}",
    "Copy the citation": "Copiar la cita",
    "Copy the link": "Copiar el enlace",
    "Copied.": "Copiado.",
    "This browser does not let the page copy: the text is selected, copy it with Ctrl+C or ⌘C.":
        "Este navegador no deja copiar a la página: el texto está seleccionado, cópielo con Ctrl+C o ⌘C.",
    "The part of the address that names this film: the page was opened from a disk, where nobody else can reach it.":
        "La parte de la dirección que nombra esta imagen: la página se abrió desde un disco, donde nadie más puede "
        "llegar a ella.",
    "Open the image alone": "Abrir solo la imagen",
    "Original, {width} × {height} pixels": "Original, {width} × {height} píxeles",
    # Hiding labels
    "Hide labels": "Ocultar etiquetas",
    "hide labels": "ocultar etiquetas",
    "Labels and report are hidden.": "Las etiquetas y el informe están ocultos.",
    "Show the answer": "Mostrar la respuesta",
    "show the answer": "mostrar la respuesta",
    # Browsing
    "All {n} films": "Las {n} imágenes",
    "Mixed": "Mezcladas",
    "More films": "Más imágenes",
    "more films": "más imágenes",
    "{n} more": "{n} más",
    "Films {first} to {last}; {n} more": "Imágenes {first} a {last}; {n} más",
    "Next films": "Imágenes siguientes",
    "From the beginning": "Desde el principio",
    "Random case": "Caso al azar",
    "random case": "caso al azar",
}
