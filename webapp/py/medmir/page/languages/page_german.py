"""What stands around the views, on the device, in the tray and about the collection, in German."""

SENTENCES: dict[str, str] = {
    # Around every view
    "Views": "Ansichten",
    "Language": "Sprache",
    "For research and teaching. Not a medical device; never use it for diagnosis.":
        "Für Forschung und Lehre. Kein Medizinprodukt; nie zur Diagnose verwenden.",
    "Everything runs in this tab: no query and no picture leaves it.":
        "Alles läuft in diesem Tab: Keine Frage und kein Bild verlässt ihn.",
    "On several threads the models did not answer in this browser: they run on one.":
        "Auf mehreren Threads haben die Modelle in diesem Browser nicht geantwortet: Sie laufen auf einem.",
    "Arrows": "Pfeile",
    "Enter": "Eingabe",
    "Shift + Arrows": "Umschalt + Pfeile",
    "search": "suchen",
    "move": "bewegen",
    "find similar": "Ähnliche suchen",
    "like": "passt",
    "dislike": "passt nicht",
    "keep in the tray": "in die Ablage",
    "select": "auswählen",
    "undo": "rückgängig",
    "previous film": "vorige Aufnahme",
    "next film": "nächste Aufnahme",
    "Case": "Fall",
    "Previous": "Vorige",
    "Next": "Nächste",
    "{n} of {of}": "{n} von {of}",
    # What it is doing, and what went wrong
    "Loading": "Wird geladen",
    "{beginning} … (cut: {n} characters)": "{beginning} … (gekürzt: {n} Zeichen)",
    "Retry": "Erneut versuchen",
    "Table: {first}": "Tabelle: {first}",
    "{loaded} of {total} MB": "{loaded} von {total} MB",
    "Instant and report search still work.": "Sofortantworten und die Suche in Befundtexten gehen weiterhin.",
    "The model could not answer: {why}": "Das Modell konnte nicht antworten: {why}",
    "The model stopped twice in a row. Instant and report search still work.":
        "Das Modell ist zweimal nacheinander stehen geblieben. Sofortantworten und die Suche in Befundtexten gehen "
        "weiterhin.",
    "The page met an error it did not expect ({failure}).":
        "Die Seite ist auf einen unerwarteten Fehler gestoßen ({failure}).",
    "Pictures cannot be loaded: whatever serves this page no longer answers. What is already here still works.":
        "Bilder lassen sich nicht laden: Was diese Seite ausliefert, antwortet nicht mehr. Was schon hier ist, geht "
        "weiterhin.",
    # The tray
    "Tray": "Ablage",
    "Keep in the tray": "In die Ablage",
    "Gathered films": "Gesammelte Aufnahmen",
    "Undo: {what}": "Rückgängig: {what}",
    "Undone: {what}.": "Rückgängig gemacht: {what}.",
    "{n} selected": "{n} ausgewählt",
    "Add to the tray": "In die Ablage",
    "More like the selected": "Mehr wie die ausgewählten",
    "More like the tray": "Mehr wie die Ablage",
    "More like these": "Mehr wie diese",
    "Select none": "Keine auswählen",
    "{liked} liked, {disliked} disliked": "{liked} passend, {disliked} unpassend",
    "Labels count as well": "Label zählen mit",
    "Without feedback": "Ohne Rückmeldung",
    "Open {film}": "{film} öffnen",
    "Newest films of the tray": "Neueste Aufnahmen der Ablage",
    "{film} liked": "{film} als passend markiert",
    "{film} disliked": "{film} als unpassend markiert",
    "{film} no longer liked": "{film} nicht mehr als passend markiert",
    "{film} no longer disliked": "{film} nicht mehr als unpassend markiert",
    "labels count": "Label zählen",
    "{film} added": "{film} hinzugefügt",
    "{films} added": "{films} hinzugefügt",
    "{film} removed": "{film} entfernt",
    "tray cleared": "Ablage geleert",
    "films imported": "Aufnahmen importiert",
    "{n} of its {of} films were added.": "{n} ihrer {of} Aufnahmen wurden hinzugefügt.",
    "None of its {n} films is in this one, so nothing was added.":
        "Keine der {n} Aufnahmen ist in dieser Sammlung, darum wurde nichts hinzugefügt.",
    "The file is of another collection:": "Die Datei gehört zu einer anderen Sammlung:",
    "What this device keeps of your tray": "Was dieses Gerät von Ihrer Ablage behält",
    "{name} is no tray of Med-MIR: choose a JSON or CSV file that was exported from one.":
        "{name} ist keine Ablage von Med-MIR: Wählen Sie eine JSON- oder CSV-Datei, die aus einer exportiert wurde.",
    "{name} is larger than any tray ({most} MB).": "{name} ist größer als jede Ablage ({most} MB).",
    "This tray was written by a newer Med-MIR: open it in that one.":
        "Diese Ablage hat ein neueres Med-MIR geschrieben: Öffnen Sie sie dort.",
    "No film is in the tray yet. Keep one by the star on its card, or with f, or import an exported tray.":
        "Noch ist keine Aufnahme in der Ablage. Behalten Sie eine mit dem Stern auf ihrer Karte oder mit f, oder "
        "importieren Sie eine exportierte Ablage.",
    "This browser keeps nothing for this page, or has no more room: the tray is gone with this tab. Export it before"
    " you close it.":
        "Dieser Browser behält nichts für diese Seite oder hat keinen Platz mehr: Mit diesem Tab ist die Ablage weg. "
        "Exportieren Sie sie, bevor Sie ihn schließen.",
    "The tray stays on this device, in this browser; nothing of it is uploaded.":
        "Die Ablage bleibt auf diesem Gerät, in diesem Browser; nichts davon wird hochgeladen.",
    "Name": "Name",
    "Import": "Importieren",
    "Export as JSON": "Als JSON exportieren",
    "Export as CSV": "Als CSV exportieren",
    "Print": "Drucken",
    "Clear the tray": "Ablage leeren",
    "Not in this collection: {films}.": "Nicht in dieser Sammlung: {films}.",
    "Films of the tray": "Aufnahmen der Ablage",
    "Note": "Notiz",
    "Note on {film}": "Notiz zu {film}",
    "Remove": "Entfernen",
    "Remove {film} from the tray": "{film} aus der Ablage entfernen",
    # On this device
    "On this device": "Auf diesem Gerät",
    "On this device: {amount}.": "Auf diesem Gerät: {amount}.",
    "Opened from a disk: everything is already here.": "Von einem Datenträger geöffnet: Alles ist schon hier.",
    "Not kept on this device: a browser does that for https and for its own machine (localhost) only.":
        "Nicht auf diesem Gerät behalten: Das tut ein Browser nur für https und für den eigenen Rechner (localhost).",
    "Not kept on this device: this browser, or this private window, has no place for it.":
        "Nicht auf diesem Gerät behalten: Dieser Browser oder dieses private Fenster hat keinen Platz dafür.",
    "Not kept on this device: the browser refused.": "Nicht auf diesem Gerät behalten: Der Browser hat abgelehnt.",
    "Nothing of this page is kept on this device.": "Nichts von dieser Seite wird auf diesem Gerät behalten.",
    "Everything is on this device: it opens without a network.":
        "Alles ist auf diesem Gerät: Die Seite öffnet sich ohne Netz.",
    "The browser has promised not to clear it by itself.": "Der Browser hat zugesagt, es nicht von selbst zu löschen.",
    "The browser may clear it when the disk is full.":
        "Der Browser kann es löschen, wenn der Datenträger voll ist.",
    "A new version is here.": "Eine neue Version ist da.",
    "A new version is here: reload": "Eine neue Version ist da: neu laden",
    "Reload": "Neu laden",
    "Its other tabs load again as well.": "Ihre anderen Tabs laden ebenfalls neu.",
    "More": "Mehr",
    "More about this device": "Mehr über dieses Gerät",
    "Keeping everything": "Alles wird behalten",
    "Keeping everything on this device: {amount}.": "Alles wird auf diesem Gerät behalten: {amount}.",
    "Keep everything on this device (+ {amount})": "Alles auf diesem Gerät behalten (+ {amount})",
    "This page is being kept on this device.": "Diese Seite wird gerade auf diesem Gerät abgelegt.",
    "It does not open without a network yet.": "Noch öffnet sie sich nicht ohne Netz.",
    "It opens without a network; not here: {parts}.": "Sie öffnet sich ohne Netz; nicht hier: {parts}.",
    "Looking what is here.": "Es wird nachgesehen, was hier ist.",
    "{used} used of {quota} GB that the browser gives this address.":
        "{used} belegt von {quota} GB, die der Browser dieser Adresse gibt.",
    "Room": "Platz",
    "Remove {amount} from this device? Your tray, your own files and other sites stay as they are. Opening the page"
    " again with a network keeps it again.":
        "{amount} von diesem Gerät entfernen? Ihre Ablage, Ihre eigenen Dateien und andere Seiten bleiben, wie sie "
        "sind. Öffnen Sie die Seite mit Netz erneut, wird sie wieder behalten.",
    "Remove everything from this device": "Alles von diesem Gerät entfernen",
    "Leave it": "Hier lassen",
    "Page and Python": "Seite und Python",
    "What reads DICOM": "Was DICOM liest",
    "what reads DICOM": "was DICOM liest",
    "Pictures at full size": "Bilder in voller Größe",
    "pictures at full size": "Bilder in voller Größe",
    "Nothing that this tab fetches is kept: it was loaded past the browser's store. Load the page again, and then keep"
    " everything.":
        "Nichts, was dieser Tab holt, wird behalten: Er wurde am Speicher des Browsers vorbei geladen. Laden Sie die "
        "Seite neu und behalten Sie dann alles.",
    "Not everything is kept: this browser has no more room for it, or something came damaged. Try again.":
        "Nicht alles wurde behalten: Dieser Browser hat keinen Platz mehr dafür, oder etwas kam beschädigt an. "
        "Versuchen Sie es erneut.",
    # About this collection
    "Films": "Aufnahmen",
    "{n} of {patients} patients": "{n} von {patients} Patienten",
    "Model": "Modell",
    "Bundle": "Bündel",
    "Size": "Größe",
    "Notice": "Hinweis",
    "Licences": "Lizenzen",
    "Ground truth": "Grundwahrheit",
}
