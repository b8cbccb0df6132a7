"""The benchmark in German, by the English sentence."""

SENTENCES = {
    "Benchmark": "Benchmark",
    "How fast this page is on your machine": "Wie schnell diese Seite auf Ihrem Gerät ist",
    "Loading the collection.": "Die Sammlung wird geladen.",
    ("Everything is measured in this tab, and nothing of it is sent: what is found stays here until you save or "
     "copy it. It takes a minute or so, and the image model if that is not here yet. The largest search needs "
     "memory that the tab keeps until it is loaded again. Other work in this tab is measured along, so leave it "
     "alone meanwhile."):
        "Alles wird in diesem Tab gemessen, und nichts davon wird gesendet: Das Ergebnis bleibt hier, bis Sie es "
        "speichern oder kopieren. Es dauert etwa eine Minute und lädt das Bildmodell, falls es noch nicht hier ist. "
        "Die größte Suche braucht Speicher, den der Tab behält, bis er neu geladen wird. Was sonst in diesem Tab "
        "geschieht, wird mitgemessen; lassen Sie ihn so lange in Ruhe.",
    "Run the benchmark": "Benchmark starten",
    "Run again": "Noch einmal messen",
    "Cancel": "Abbrechen",
    "Step {n} of {of}: {step}": "Schritt {n} von {of}: {step}",
    "Stopping": "Wird beendet",
    "Stopped. What was measured before stays below.": "Beendet. Was vorher gemessen wurde, steht weiter unten.",
    "Done.": "Fertig.",
    ("Each step runs a few times to warm up and then up to thirty times. The median is shown with the range from "
     "the 5 % to the 95 % quantile; in the drawing, which is logarithmic from 0.01 ms to 10 s, the dot is the "
     "median, the line that range and the tick the JavaScript loop."):
        "Jeder Schritt läuft einige Male zum Aufwärmen und dann bis zu dreißigmal. Angegeben ist der Median mit dem "
        "Bereich vom 5-%- bis zum 95-%-Quantil; in der Zeichnung, logarithmisch von 0,01 ms bis 10 s, ist der Punkt "
        "der Median, die Linie dieser Bereich und der Strich die JavaScript-Schleife.",
    ("The loop finds the ten best rows of the same numbers in plain JavaScript, one row after the other. Below 1, "
     "NumPy is faster than it."):
        "Die Schleife findet in einfachem JavaScript die zehn besten Zeilen derselben Zahlen, eine Zeile nach der "
        "anderen. Unter 1 ist NumPy schneller als sie.",
    "Times by step": "Zeiten nach Schritt",
    "Take it with you": "Ergebnis mitnehmen",
    "Save as JSON": "Als JSON speichern",
    "Save as Markdown": "Als Markdown speichern",
    "Copy as Markdown": "Als Markdown kopieren",
    "Copied.": "Kopiert.",
    "The browser lets nothing be copied: it is selected instead.":
        "Der Browser lässt kein Kopieren zu: Der Text ist stattdessen markiert.",
    "The start of this page, from navigation": "Der Start dieser Seite, vom Aufruf an",
    "What it runs on": "Worauf gemessen wird",
    "Bundle": "Bündel",
    "Tokenize a short question": "Kurze Frage in Tokens zerlegen",
    "Tokenize a long question": "Lange Frage in Tokens zerlegen",
    "Embed a short question": "Kurze Frage einbetten",
    "Embed a long question": "Lange Frage einbetten",
    "Decode and scale a picture": "Bild dekodieren und verkleinern",
    "Embed a picture": "Bild einbetten",
    "Search this collection": "Diese Sammlung durchsuchen",
    "Search 10,000 made-up rows": "10.000 erfundene Zeilen durchsuchen",
    "Search 112,120 made-up rows": "112.120 erfundene Zeilen durchsuchen",
    "A question from its words to its films": "Eine Frage von den Wörtern bis zu den Aufnahmen",
    "There is not enough memory for it.": "Dafür reicht der Speicher nicht.",
    "Page loaded": "Seite geladen",
    "First painted": "Zuerst gezeichnet",
    "Python is up": "Python läuft",
    "Ready: stored questions and reports": "Bereit: gespeicherte Fragen und Berichte",
    "Live: any question": "Live: jede Frage",
    "Step": "Schritt",
    "On": "Woran",
    "Median ms": "Median, ms",
    "5 % to 95 %": "5 % bis 95 %",
    "n": "n",
    "JavaScript loop ms": "JavaScript-Schleife, ms",
    "NumPy / JavaScript": "NumPy / JavaScript",
    "{low} to {high}": "{low} bis {high}",
    "After {warm} runs of warm-up; medians of n repetitions.":
        "Nach {warm} Läufen zum Aufwärmen; Mediane von n Wiederholungen.",
    "Not complete.": "Nicht vollständig.",
    "{n} ms": "{n} ms",
    "{n} tokens": "{n} Tokens",
    "{width} × {height} pixels": "{width} × {height} Pixel",
    "{rows} × {dimensions} numbers": "{rows} × {dimensions} Zahlen",
    "{n} films": "{n} Aufnahmen",
    "{n} GB or more, as the browser says": "{n} GB oder mehr, wie der Browser sagt",
    "Browser": "Browser",
    "Logical processors": "Logische Prozessoren",
    "Memory of the device": "Speicher des Geräts",
    "Threads": "Threads",
    "Memory of this tab": "Speicher dieses Tabs",
    "cross-origin isolated: threads are allowed": "ursprungsisoliert: Threads sind erlaubt",
    "not cross-origin isolated: one thread only": "nicht ursprungsisoliert: nur ein Thread",
    "Python {size}": "Python {size}",
    "scripts {size}": "Skripte {size}",
    "models on {n}": "Modelle auf {n}",
    "{median} ms, nine of ten from {low} to {high}": "{median} ms, neun von zehn zwischen {low} und {high}",
    "JavaScript loop {median} ms": "JavaScript-Schleife {median} ms",
}
