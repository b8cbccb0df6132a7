"""What is said of the map, in German."""

SENTENCES = {
    # the map
    "Map": "Karte",
    "Map of the collection": "Karte der Sammlung",
    "Loading the map.": "Die Karte wird geladen.",
    "This collection has no map. Whoever built it makes one with `medmir map BUNDLE` and assembles the site again.": (
        "Diese Sammlung hat keine Karte. Wer sie gebaut hat, macht eine mit `medmir map BUNDLE` und stellt die "
        "Seite neu zusammen."),
    ("Films that the model finds alike lie near each other. Only near is meant: distances between far groups, "
     "sizes of groups and the directions of the page mean little."):
        "Aufnahmen, die das Modell ähnlich findet, liegen nahe beieinander. Nur die Nähe zählt: Abstände zwischen "
        "entfernten Gruppen, die Größe der Gruppen und die Richtungen der Seite besagen wenig.",
    "How far it can be trusted": "Wie weit man ihr trauen kann",
    "Made by {method}.": "Erstellt mit {method}.",
    ("Of each film's ten most similar films, {share} are among the ten nearest here [{low}, {high}], by chance "
     "{chance} (n = {n})."):
        "Von den zehn ähnlichsten Aufnahmen jeder Aufnahme gehören {share} hier zu den zehn nächsten [{low}, "
        "{high}], durch Zufall {chance} (n = {n}).",
    "Trustworthiness {value} [{low}, {high}], by chance {chance} (n = {n}).":
        "Vertrauenswürdigkeit (trustworthiness) {value} [{low}, {high}], durch Zufall {chance} (n = {n}).",
    ("A picture is put at the mean of its five most similar films, by how similar they are. A film of the "
     "collection, put so by films of other patients, lands {value} of the map's side from its own place [{low}, "
     "{high}]; another film is {chance} away (n = {n})."):
        "Ein Bild wird in die nach Ähnlichkeit gewichtete Mitte seiner fünf ähnlichsten Aufnahmen gesetzt. Eine "
        "Aufnahme der Sammlung, so nach Aufnahmen anderer Patienten gesetzt, liegt um {value} der Kartenseite neben "
        "ihrem eigenen Platz [{low}, {high}]; eine andere Aufnahme ist {chance} entfernt (n = {n}).",
    "Show on the map": "Auf der Karte zeigen",
    "Show as results": "Als Ergebnisse zeigen",
    "Without the question": "Ohne die Frage",
    "1 film has a ring: it stands out for this question.":
        "1 Aufnahme hat einen Ring: Sie hebt sich bei dieser Frage ab.",
    "{n} films have a ring: they stand out for this question.":
        "{n} Aufnahmen haben einen Ring: Sie heben sich bei dieser Frage ab.",
    "No film here is all of that.": "Keine Aufnahme hier erfüllt das alles.",
    "your question": "Ihre Frage",
    "your picture": "Ihr Bild",
    "Move": "Verschieben",
    "Lasso": "Lasso",
    "Closer": "Näher",
    "Farther": "Weiter weg",
    "Whole map": "Ganze Karte",
    "Select what is in view": "Sichtbare auswählen",
    "Select nothing": "Nichts auswählen",
    "Tools of the map": "Werkzeuge der Karte",
    "Map: arrow keys walk from film to film, Enter opens the film, plus and minus zoom": (
        "Karte: Pfeiltasten gehen von Aufnahme zu Aufnahme, die Eingabetaste öffnet die Aufnahme, Plus und Minus "
        "vergrößern und verkleinern"),
    "{n} films, alike ones near each other.": "{n} Aufnahmen, ähnliche nahe beieinander.",
    "{n} more in the legend": "{n} weitere in der Legende",
    "Legend": "Legende",
    "Colour by": "Farbe nach",
    "All groups": "Alle Gruppen",
    "Other values": "Andere Werte",
    "Not stated": "Nicht angegeben",
    "A film that has several has the colour of the rarest, or of the one that stands out.":
        "Eine Aufnahme mit mehreren Werten hat die Farbe des seltensten oder des hervorgehobenen.",
    "1 film in view": "1 Aufnahme sichtbar",
    "{n} films in view": "{n} Aufnahmen sichtbar",
    "{n} films in view, those with a ring first": "{n} Aufnahmen sichtbar, die mit Ring zuerst",
    "1 film selected": "1 Aufnahme ausgewählt",
    "{n} films selected": "{n} Aufnahmen ausgewählt",
    "Select these for the tray": "Diese für die Ablage auswählen",
    "More films": "Weitere Aufnahmen",
    "{n} more": "{n} weitere",
    "walk from film to film": "von Aufnahme zu Aufnahme gehen",
    "open": "öffnen",
    "closer, farther, whole map": "näher, weiter weg, ganze Karte",
    "select what is in view": "Sichtbare auswählen",
}
