"""What the page says of itself in German, by the English sentence."""

SENTENCES = {
    "About": "Über Med-MIR",
    "On this page": "Auf dieser Seite",
    "In thirty seconds": "In dreißig Sekunden",
    ("Med-MIR searches a collection of medical images inside this browser tab. Ask in words, by a picture, or by a "
     "film that you see: the films most like it come first."):
        "Med-MIR durchsucht eine Sammlung medizinischer Bilder in diesem Browser-Tab. Fragen Sie mit Worten, mit "
        "einem Bild oder mit einer Aufnahme, die Sie sehen: Die ähnlichsten Aufnahmen kommen zuerst.",
    ("There is no server that answers. Films, reports and the model came to the tab as files, and the answer is "
     "computed here; so it works without a network, too."):
        "Es antwortet kein Server. Aufnahmen, Berichte und Modell kamen als Dateien in den Tab, und die Antwort wird "
        "hier berechnet; deshalb geht es auch ohne Netz.",
    "Try one of the questions under the search box, drop a picture on the page, or press s on a film.":
        "Versuchen Sie eine der Fragen unter dem Suchfeld, ziehen Sie ein Bild auf die Seite oder drücken Sie s auf "
        "einer Aufnahme.",
    "What it is not": "Was es nicht ist",
    "It makes no diagnosis and is no medical device. What resembles a question is found; what a patient has is not.":
        "Es stellt keine Diagnose und ist kein Medizinprodukt. Gefunden wird, was einer Frage ähnelt, nicht, was ein "
        "Patient hat.",
    "Its scores rank the films of this collection. They are no probability of a disease.":
        "Seine Werte ordnen die Aufnahmen dieser Sammlung. Sie sind keine Wahrscheinlichkeit einer Krankheit.",
    ("The films of this collection are computer-made from one CT; no real patient. No figure measured on them is "
     "clinical."):
        "Die Aufnahmen dieser Sammlung sind aus einer einzigen CT berechnet; kein echter Patient. Keine daran "
        "gemessene Zahl ist klinisch.",
    "Its labels are those that the source of the collection states. They may be wrong.":
        "Die Label sind die, die die Quelle der Sammlung angibt. Sie können falsch sein.",
    "How it works": "Wie es funktioniert",
    "From a question to its films": "Von einer Frage zu ihren Aufnahmen",
    "Your question": "Ihre Frage",
    "words, or a picture": "Wörter oder ein Bild",
    "Tokenizer": "Tokenizer",
    "words become numbers": "aus Wörtern werden Zahlen",
    "Model": "Modell",
    "numbers become a vector": "aus Zahlen wird ein Vektor",
    "of this collection": "dieser Sammlung",
    "Image model": "Bildmodell",
    "ran when it was built": "lief, als sie gebaut wurde",
    "{n} stored vectors": "{n} Vektoren",
    "{d} numbers each": "aus je {d} Zahlen",
    "Comparison": "Vergleich",
    "which vectors point the same way": "welche Vektoren in dieselbe Richtung zeigen",
    "Films": "Aufnahmen",
    "the nearest first": "die nächsten zuerst",
    "The tokenizer cuts the question into pieces of words and gives each its number.":
        "Der Tokenizer zerlegt die Frage in Wortstücke und gibt jedem seine Nummer.",
    "The text model turns those numbers into one vector; of a picture, the image model does.":
        "Das Textmodell macht aus diesen Zahlen einen Vektor; aus einem Bild macht ihn das Bildmodell.",
    "Every film has a vector already: the image model made it when the collection was built.":
        "Jede Aufnahme hat schon einen Vektor: Das Bildmodell machte ihn, als die Sammlung gebaut wurde.",
    ("The question's vector is compared with all of them: the smaller the angle, the more alike. Where there are "
     "reports, their words count as well."):
        "Der Vektor der Frage wird mit allen verglichen: je kleiner der Winkel, desto ähnlicher. Wo es Berichte "
        "gibt, zählen auch deren Wörter.",
    "The nearest films are shown, and which way the answer came and how long it took.":
        "Die nächsten Aufnahmen werden gezeigt, dazu, auf welchem Weg die Antwort kam und wie lange sie brauchte.",
    "Local and private, and how to check it": "Lokal und privat, und wie man es prüft",
    ("Open the browser's developer tools (F12), choose Network, and ask something. What is listed are this site's "
     "own files, the films that you are shown among them; your words and your picture are in no request."):
        "Öffnen Sie die Entwicklerwerkzeuge des Browsers (F12), wählen Sie Netzwerk und fragen Sie etwas. Aufgeführt "
        "werden eigene Dateien dieser Website, darunter die Aufnahmen, die Sie sehen; Ihre Worte und Ihr Bild stehen "
        "in keiner Anfrage.",
    "Once the page says that it opens without a network, switch the network off and search on.":
        "Sobald die Seite sagt, dass sie ohne Netz öffnet, schalten Sie das Netz ab und suchen Sie weiter.",
    "The browser is told to forbid requests to any other address. This is the policy as it stands in this page:":
        "Der Browser ist angewiesen, Anfragen an jede andere Adresse zu verbieten. So steht die Richtlinie in dieser "
        "Seite:",
    "Policy": "Richtlinie",
    ("What leaves is what you send yourself: a file that you save and pass on, or a link to another site that you "
     "follow."):
        "Was hinausgeht, senden Sie selbst: eine Datei, die Sie speichern und weitergeben, oder ein Link zu einer "
        "anderen Website, dem Sie folgen.",
    "Keys": "Tasten",
    ("Everything can be done by keyboard: Tab leads from one thing to the next, Enter presses it. The line at the "
     "foot of each page names its keys."):
        "Alles geht mit der Tastatur: Tab führt von einem zum nächsten, Enter drückt es. Die Zeile am Fuß jeder "
        "Seite nennt ihre Tasten.",
    "Among films": "Unter Aufnahmen",
    "In an open film": "In einer geöffneten Aufnahme",
    "On this device": "Auf diesem Gerät",
    "This collection": "Diese Sammlung",
    "{n} of {patients} patients": "{n} von {patients} Patienten",
    "Size": "Größe",
    "{n} files, {size}": "{n} Dateien, {size}",
    "Self-test": "Selbsttest",
    "Notice": "Hinweis",
    "Versions, licences, sources": "Versionen, Lizenzen, Quellen",
    "Parts and versions": "Teile und Versionen",
    "Part": "Teil",
    "Version": "Version",
    "Licence": "Lizenz",
    "Source": "Quelle",
    "Med-MIR itself, version {version}, is in these files and in the wheel of its Python beside them:":
        "Med-MIR selbst, Version {version}, steht in diesen Dateien und im Wheel seines Pythons daneben:",
    "Licences": "Lizenzen",
    "Licence texts of the software this page is made of": "Lizenztexte der Software, aus der diese Seite besteht",
    "How to cite": "Wie man es zitiert",
    "Data and model cards": "Daten- und Modellkarten",
    "Loading the cards.": "Die Karten werden geladen.",
    "This collection has no data card and no model card: `medmir evaluate` writes them.":
        "Diese Sammlung hat keine Daten- und keine Modellkarte: `medmir evaluate` schreibt sie.",
}
