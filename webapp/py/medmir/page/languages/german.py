"""What the page says in German, by the English sentence."""

GERMAN: dict[str, str] = {
    # The case: what is read beside the film
    "Findings": "Befund",
    "Impression": "Beurteilung",
    "The report cannot be shown. {why}": "Der Befundbericht kann nicht gezeigt werden. {why}",
    "ICD-10 codes of the labels": "ICD-10-Codes der Label",
    "Its labels are those that the source states.": "Die Label sind die, die die Quelle angibt.",
    "Its labels are the truth: it was made from them.":
        "Die Label sind die Wahrheit: Das Bild wurde aus ihnen gemacht.",
    "Its labels were mined from its report or caption by a program; nobody looked at the film for them.":
        "Die Label hat ein Programm aus dem Bericht oder der Bildlegende gewonnen; niemand hat dafür das Bild "
        "angesehen.",
    "Its labels are the terms under which people indexed its report, not the film.":
        "Die Label sind die Begriffe, unter denen der Bericht verschlagwortet wurde, nicht das Bild.",
    "Its labels were read by physicians or mined from its report by a program, film by film; the source says which.":
        "Die Label haben je nach Bild Ärztinnen und Ärzte gelesen oder ein Programm aus dem Bericht gewonnen; die "
        "Quelle sagt, welches.",
    "Film": "Aufnahme",
    "View": "Projektion",
    "Modality": "Modalität",
    "Study": "Untersuchung",
    "Patient": "Patient",
    "Sex": "Geschlecht",
    "Age": "Alter",
    "{n} years": "{n} Jahre",
    "Devices": "Fremdmaterial",
    "Licence": "Lizenz",
    "Source": "Quelle",
    "Find similar": "Ähnliche suchen",
    "Undo": "Rückgängig",
    "What to do with {film}": "Was mit {film} geschehen soll",
    "Like": "Passt",
    "Dislike": "Passt nicht",
    "Keep": "Behalten",
    "Select": "Auswählen",
    # The case: the other films of study and patient
    "Other films of this study": "Andere Aufnahmen dieser Untersuchung",
    "Other films of this patient": "Andere Aufnahmen dieses Patienten",
    "All {films} of this patient": "Alle {films} dieses Patienten",
    "Open {film}: {what}": "{film} öffnen: {what}",
    "Earlier": "Früher",
    "The same day": "Am selben Tag",
    "Later": "Später",
    "Study {name}": "Untersuchung {name}",
    # The case: citing and sharing
    "Cite and share": "Zitieren und teilen",
    "“{title}”, case {case}, Med-MIR bundle {bundle}": "„{title}“, Fall {case}, Med-MIR-Bündel {bundle}",
    "Untitled collection": "Sammlung ohne Titel",
    "Licence: {what}": "Lizenz: {what}",
    "Source: {what}": "Quelle: {what}",
    "Copy the citation": "Zitat kopieren",
    "Copy the link": "Link kopieren",
    "Copied.": "Kopiert.",
    "This browser does not let the page copy: the text is selected, copy it with Ctrl+C or ⌘C.":
        "Dieser Browser lässt die Seite nicht kopieren: Der Text ist markiert und lässt sich mit Strg+C oder ⌘C "
        "kopieren.",
    "The part of the address that names this film: the page was opened from a disk, where nobody else can reach it.":
        "Der Teil der Adresse, der diese Aufnahme nennt: Die Seite wurde von einem Datenträger geöffnet, wo "
        "niemand sonst sie erreicht.",
    "Open the image alone": "Nur das Bild öffnen",
    "Original, {width} × {height} pixels": "Original, {width} × {height} Pixel",
    # Hiding labels
    "Hide labels": "Label verbergen",
    "hide labels": "Label verbergen",
    "Labels and report are hidden.": "Label und Bericht sind verborgen.",
    "Show the answer": "Lösung zeigen",
    "show the answer": "Lösung zeigen",
    # Browsing
    "All {n} films": "Alle {n} Aufnahmen",
    "Mixed": "Gemischt",
    "More films": "Weitere Aufnahmen",
    "more films": "weitere Aufnahmen",
    "{n} more": "{n} weitere",
    "Films {first} to {last}; {n} more": "Aufnahmen {first} bis {last}; {n} weitere",
    "Next films": "Nächste Aufnahmen",
    "From the beginning": "Von vorn",
    "Random case": "Zufälliger Fall",
    "random case": "zufälliger Fall",
}
