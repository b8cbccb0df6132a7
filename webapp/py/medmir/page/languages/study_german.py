"""What a study says in German."""

SENTENCES: dict[str, str] = {
    "{away} of the study's {n} films are not in this collection: open the collection it was made in.": (
        "{away} der {n} Aufnahmen der Studie sind nicht in dieser Sammlung: Öffnen Sie die Sammlung, in der "
        "sie angelegt wurde."),
    "“{written}” is no number from {low} to {high}.": "„{written}“ ist keine Zahl von {low} bis {high}.",
    "The study has no films yet: take those of the tray, or draw some.": (
        "Die Studie hat noch keine Aufnahmen: Nehmen Sie die der Ablage oder ziehen Sie welche."),
    "Nothing can be answered yet: choose at least one finding.": (
        "Noch kann nichts geantwortet werden: Wählen Sie mindestens einen Befund."),
    "What this device keeps of a study": "Was dieses Gerät von einer Studie aufbewahrt,",
    "The log was deleted from this device.": "Das Protokoll wurde von diesem Gerät gelöscht.",
    "The log that this device keeps is of another collection: open that one to go on.": (
        "Das Protokoll auf diesem Gerät gehört zu einer anderen Sammlung: Öffnen Sie diese, um fortzufahren."),
    "Give a reader code of 1 to {most} letters, such as R1; never a name.": (
        "Geben Sie ein Leserkürzel von 1 bis {most} Zeichen an, etwa R1; nie einen Namen."),
    "The reader's number is 1 for the first reader, 2 for the second, and so on.": (
        "Die Lesernummer ist 1 für den ersten Leser, 2 für den zweiten und so weiter."),
    "{name} is larger than any study.": "{name} ist größer als jede Studie.",
    "Choose what you see, or “Nothing”, and how sure you are from 1 to 5.": (
        "Wählen Sie, was Sie sehen, oder „Nichts“, und wie sicher Sie sind, von 1 bis 5."),
    "Letters choose findings, 0 is “Nothing”, 1 to 5 say how sure you are, Enter gives the answer, Esc "
    "pauses.": (
        "Buchstaben wählen Befunde, 0 ist „Nichts“, 1 bis 5 sagen, wie sicher Sie sind, Enter gibt die Antwort "
        "ab, Esc unterbricht."),
    "The search and the other views are not part of the study: leaving it pauses the film and is noted.": (
        "Die Suche und die anderen Ansichten gehören nicht zur Studie: Wer sie verlässt, unterbricht die "
        "Aufnahme, und das wird vermerkt."),
    "The log stays on this device, in this browser, until you export or delete it; nothing of it is "
    "uploaded. Use a code, never a name.": (
        "Das Protokoll bleibt auf diesem Gerät, in diesem Browser, bis Sie es exportieren oder löschen; nichts "
        "davon wird hochgeladen. Verwenden Sie ein Kürzel, nie einen Namen."),
    "Without similar films": "Ohne ähnliche Aufnahmen",
    "With similar films": "Mit ähnlichen Aufnahmen",
    "Crossover": "Crossover",
    "After each film": "Nach jeder Aufnahme",
    "At the end": "Am Ende",
    "Never": "Nie",
    "Similar films are not shown.": "Ähnliche Aufnahmen werden nicht gezeigt.",
    "You answer first without help. Then you see the {n} most similar films of other patients with their "
    "labels, and may revise your answer. Both answers are kept.": (
        "Sie antworten zuerst ohne Hilfe. Dann sehen Sie die {n} ähnlichsten Aufnahmen anderer Patienten mit "
        "ihren Befunden und dürfen Ihre Antwort ändern. Beide Antworten werden aufbewahrt."),
    "Half of the films you read without help. In the other half you answer first, then you see the {n} "
    "most similar films of other patients with their labels, and may revise your answer; both answers are "
    "kept.": (
        "Die Hälfte der Aufnahmen beurteilen Sie ohne Hilfe. In der anderen Hälfte antworten Sie zuerst, dann "
        "sehen Sie die {n} ähnlichsten Aufnahmen anderer Patienten mit ihren Befunden und dürfen Ihre Antwort "
        "ändern; beide Antworten werden aufbewahrt."),
    "Films": "Aufnahmen",
    "Questions": "Fragen",
    "Reading": "Beurteilung",
    "{n} films.": "{n} Aufnahmen.",
    "1 film.": "1 Aufnahme.",
    "Let readers answer films on their own, with or without the search, and measure what it changes. "
    "Choose films and questions here, then hand the device, the file or the address to the readers.": (
        "Lassen Sie Leser Aufnahmen selbst beurteilen, mit oder ohne Suche, und messen Sie, was sich ändert. "
        "Wählen Sie hier Aufnahmen und Fragen; geben Sie dann Gerät, Datei oder Adresse an die Leser."),
    "Take the {n} films of the tray": "Die {n} Aufnahmen der Ablage nehmen",
    "Take the film of the tray": "Die Aufnahme der Ablage nehmen",
    "The tray is empty: films that you keep there can be taken.": (
        "Die Ablage ist leer: Aufnahmen, die Sie dort behalten, können genommen werden."),
    "Films that are": "Aufnahmen mit",
    "As many normal films": "Ebenso viele normale Aufnahmen",
    "Draw films": "Aufnahmen ziehen",
    "Open a study file": "Studiendatei öffnen",
    "Findings that can be answered, besides “Nothing”:": "Befunde, die geantwortet werden können, außer „Nichts“:",
    "All or none": "Alle oder keine",
    "How sure a reader is, from 1 (guessed) to 5 (certain), is always asked: ROC curves need it.": (
        "Wie sicher ein Leser ist, von 1 (geraten) bis 5 (sicher), wird immer gefragt: ROC-Kurven brauchen es."),
    "Similar films": "Ähnliche Aufnahmen",
    "Truth is shown": "Die Wahrheit wird gezeigt",
    "Each reader has an own order": "Jeder Leser hat eine eigene Reihenfolge",
    "Name of the study": "Name der Studie",
    "Go to the reader": "Weiter zum Leser",
    "Save the study file": "Studiendatei speichern",
    "Each film is shown for {n} seconds; the answer may come later.": (
        "Jede Aufnahme wird {n} Sekunden gezeigt; die Antwort darf später kommen."),
    "The study is too long for an address: give the file to the readers.": (
        "Die Studie ist zu lang für eine Adresse: Geben Sie den Lesern die Datei."),
    "Give this study to other readers": "Diese Studie an andere Leser geben",
    "{n} films chosen: {how}": "{n} Aufnahmen gewählt: {how}",
    "1 film chosen: {how}": "1 Aufnahme gewählt: {how}",
    "No films chosen yet.": "Noch keine Aufnahmen gewählt.",
    "How many": "Wie viele",
    "Seed": "Startwert",
    "Findings": "Befunde",
    "Ask the side": "Seite fragen",
    "Ask the severity": "Schweregrad fragen",
    "Similar films, 1 to 12": "Ähnliche Aufnahmen, 1 bis 12",
    "Seconds a film is shown, 0: no limit": "Sekunden je Aufnahme, 0: ohne Grenze",
    "Reader code, such as R1": "Leserkürzel, etwa R1",
    "Reader's number: 1, 2, 3 …": "Lesernummer: 1, 2, 3 …",
    "Begin": "Beginnen",
    "Change the study": "Studie ändern",
    "After each film you see its labels.": "Nach jeder Aufnahme sehen Sie ihre Befunde.",
    "You see the labels after the last film.": "Die Befunde sehen Sie nach der letzten Aufnahme.",
    "The labels are not shown.": "Die Befunde werden nicht gezeigt.",
    "Address of this study": "Adresse dieser Studie",
    "Figures of one reader and a few films say little about either; medmir study puts several logs "
    "together and gives intervals.": (
        "Zahlen eines Lesers und weniger Aufnahmen sagen über beide wenig; medmir study wertet mehrere "
        "Protokolle zusammen aus und gibt Intervalle an."),
    "{done} of {n} films are answered, by reader {reader}.": (
        "{done} von {n} Aufnahmen sind beantwortet, von Leser {reader}."),
    "Delete the {n} answers of {reader} from this device? This cannot be undone.": (
        "Die {n} Antworten von {reader} von diesem Gerät löschen? Das lässt sich nicht rückgängig machen."),
    "All right": "Alles richtig",
    "Sensitivity": "Sensitivität",
    "Specificity": "Spezifität",
    "Median time": "Mediane Zeit",
    "{seconds} s ({n} films)": "{seconds} s ({n} Aufnahmen)",
    "Film": "Aufnahme",
    "Your answer": "Ihre Antwort",
    "Sure": "Sicherheit",
    "{done} of {n} films are answered, by reader {reader}. The film is hidden and no time passes.": (
        "{done} von {n} Aufnahmen sind beantwortet, von Leser {reader}. Die Aufnahme ist verdeckt, und es "
        "läuft keine Zeit."),
    "Go on reading": "Weiter beurteilen",
    "Delete it": "Löschen",
    "Keep it": "Behalten",
    "Delete this log": "Dieses Protokoll löschen",
    "What came of it": "Was dabei herauskam",
    "Film by film": "Aufnahme für Aufnahme",
    "Go on": "Weiter",
    "Stop": "Beenden",
    "Export the log as JSON": "Protokoll als JSON exportieren",
    "Export the log as CSV": "Protokoll als CSV exportieren",
    "guessed": "geraten",
    "certain": "sicher",
    "Similar films of other patients, with their labels": "Ähnliche Aufnahmen anderer Patienten mit ihren Befunden",
    "Nothing": "Nichts",
    "Right.": "Richtig.",
    "Not all right.": "Nicht alles richtig.",
    "The time is over. Answer as well as you can.": "Die Zeit ist um. Antworten Sie, so gut Sie können.",
    "Film {n}": "Aufnahme {n}",
    "How sure are you?": "Wie sicher sind Sie?",
    "How sure are you, from 1, guessed, to 5, certain?": "Wie sicher sind Sie, von 1, geraten, bis 5, sicher?",
    "Before the similar films": "Vor den ähnlichen Aufnahmen",
    "Missed": "Übersehen",
    "Not there": "Nicht vorhanden",
    "Looking for similar films.": "Ähnliche Aufnahmen werden gesucht.",
    "Your first answer is kept. Keep it or revise it.": (
        "Ihre erste Antwort ist vermerkt. Behalten oder ändern Sie sie."),
    "What do you see?": "Was sehen Sie?",
    "Pause": "Pause",
    "Side of {label}": "Seite von {label}",
    "Severity of {label}": "Schweregrad von {label}",
    "This film's source states no labels, so the answer is not scored.": (
        "Die Quelle dieser Aufnahme nennt keine Befunde; die Antwort wird nicht gewertet."),
    "Final answer": "Endgültige Antwort",
    "Give the answer": "Antwort abgeben",
    "Similar film {n}": "Ähnliche Aufnahme {n}",
    "no labels": "ohne Befunde",
    "This browser keeps nothing for this page, or has no more room: the log is gone with this tab. Export "
    "it before you close it.": (
        "Dieser Browser bewahrt für diese Seite nichts auf oder hat keinen Platz mehr: Das Protokoll geht mit "
        "diesem Tab verloren. Exportieren Sie es, bevor Sie ihn schließen."),
    "Study": "Studie",
    "with similar films": "mit ähnlichen Aufnahmen",
    "without similar films": "ohne ähnliche Aufnahmen",
    "Film {n} of {all}": "Aufnahme {n} von {all}",
    "finding": "Befund",
    "nothing": "nichts",
    "how sure": "wie sicher",
    "side": "Seite",
    "severity": "Schweregrad",
    "answer, go on": "antworten, weiter",
    "pause": "Pause",
    "Plan a reader study": "Eine Leserstudie planen",
    "Paused": "Unterbrochen",
    "The study is finished": "Die Studie ist beendet",
    "The study is stopped": "Die Studie ist angehalten",
    "Films that are answered": "Beantwortete Aufnahmen",
    "Reader study": "Leserstudie",
    "The log of another study is on this device: export and delete it before you open this one.": (
        "Auf diesem Gerät liegt das Protokoll einer anderen Studie: Exportieren und löschen Sie es, bevor Sie diese "
        "öffnen."),
    "Sides right": "Seiten richtig",
    "Severities right": "Schweregrade richtig",
    "{part} of {all}": "{part} von {all}",
}
