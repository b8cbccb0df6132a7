"""What is said of a question and its answer, in German."""

SENTENCES: dict[str, str] = {
    # The box
    "Search": "Suche",
    "Describe what you are looking for": "Beschreiben Sie, was Sie suchen",
    ", or drop or paste a picture": ", oder ziehen Sie ein Bild hierher oder fügen es ein",
    "Search by picture": "Mit einem Bild suchen",
    "Suggested queries": "Vorgeschlagene Fragen",
    "Example queries": "Beispielfragen",
    "a finding, its side, its grade": "ein Befund, seine Seite, sein Schweregrad",
    "Type what you are looking for, or choose an example.":
        "Geben Sie ein, was Sie suchen, oder wählen Sie ein Beispiel.",
    "stays in this tab: nothing is uploaded.": "bleibt in diesem Tab: Nichts wird hochgeladen.",
    "and like these words": "und wie diese Wörter",
    "Ask by both": "Mit beidem fragen",
    "Clear picture": "Bild entfernen",
    "DICOM file": "DICOM-Datei",
    "The DICOM file": "Die DICOM-Datei",
    "page {n} of {of}": "Seite {n} von {of}",
    "frame {n} of {of}": "Einzelbild {n} von {of}",
    "{name} is empty, or a folder: choose a picture.": "{name} ist leer oder ein Ordner: Wählen Sie ein Bild.",
    "{name} is too large: choose a file of at most {most} MB.":
        "{name} ist zu groß: Wählen Sie eine Datei von höchstens {most} MB.",
    # What is asked besides the words
    "asked for": "gefragt",
    "Clear all": "Alle entfernen",
    "Conditions": "Bedingungen",
    "Without “{what}”": "Ohne „{what}“",
    "Answer by": "Antwort nach",
    "Weigh": "Gewichtung",
    "Order": "Reihenfolge",
    "One film a patient": "Eine Aufnahme je Patient",
    "Add or take away": "Hinzufügen oder abziehen",
    "Films like the question, less what looks like one thing, plus what looks like another.":
        "Aufnahmen wie die Frage, weniger, was wie das eine aussieht, und mehr, was wie das andere aussieht.",
    "nothing": "nichts",
    "Without": "Ohne",
    "With": "Mit",
    "Ask": "Fragen",
    "Before": "Vorher",
    "After": "Nachher",
    "Results before": "Ergebnisse vorher",
    # The answer
    "Results": "Ergebnisse",
    "Results for “{asked}”": "Ergebnisse für „{asked}“",
    "Showing results for “{asked}”": "Gezeigt werden Ergebnisse für „{asked}“",
    "Search for “{words}”": "Nach „{words}“ suchen",
    "Films most like {asked}, from other patients": "Am ähnlichsten zu {asked}, von anderen Patienten",
    "Films most like “{asked}”": "Am ähnlichsten zu „{asked}“",
    "{n} films": "{n} Aufnahmen",
    "1 film": "1 Aufnahme",
    "Reports with the words “{asked}”": "Befundtexte mit den Wörtern „{asked}“",
    "Nothing found for “{asked}”": "Nichts gefunden für „{asked}“",
    "No film here is all of that": "Keine Aufnahme hier erfüllt das alles",
    "No report holds all the words of “{asked}”; these hold some":
        "Kein Befundtext enthält alle Wörter von „{asked}“; diese enthalten einige",
    "From the collection “{title}”, {n} films": "Aus der Sammlung „{title}“, {n} Aufnahmen",
    "From the collection of {n} films": "Aus der Sammlung von {n} Aufnahmen",
    "Similar to {film}": "Ähnlich wie {film}",
    "Picture search": "Bildsuche",
    "under 0.1 ms": "unter 0,1 ms",
    "What is the score?": "Was ist der Wert?",
    "How alike question and film are to the model: the cosine of their embeddings, from -1 to 1. It ranks the films of"
    " this collection; it is not the probability of a disease, and scores of two questions cannot be compared.":
        "Wie ähnlich sich Frage und Aufnahme für das Modell sind: der Kosinus ihrer Einbettungen, von -1 bis 1. Er "
        "ordnet die Aufnahmen dieser Sammlung; er ist nicht die Wahrscheinlichkeit einer Krankheit, und Werte zweier "
        "Fragen lassen sich nicht vergleichen.",
    "How much the question's words stand out in the report (BM25): the more of them and the rarer they are, the higher."
    " It ranks the reports of this collection and has no upper bound.":
        "Wie sehr die Wörter der Frage im Befundtext hervortreten (BM25): je mehr von ihnen und je seltener sie sind, "
        "desto höher. Der Wert ordnet die Befundtexte dieser Sammlung und hat keine obere Grenze.",
    "Both rankings, by meaning and by the words of reports, in one: a film gets the more the further ahead it stands in"
    " either (reciprocal rank fusion). What each says of a film stands under “Why”. None of it is the probability of a"
    " disease.":
        "Beide Rangfolgen, nach Bedeutung und nach Wörtern der Befundtexte, in einer: Eine Aufnahme erhält umso mehr, "
        "je weiter vorn sie in einer davon steht (reciprocal rank fusion). Was jede über eine Aufnahme sagt, steht "
        "unter „Warum“. Nichts davon ist die Wahrscheinlichkeit einer Krankheit.",
    "Why": "Warum",
    "all others": "alle anderen",
    "closer than {these}": "näher als {these}",
    "closer than {these} of this collection": "näher als {these} dieser Sammlung",
    "By meaning: place {place} of {of}, closer than {these} of this collection (cosine {score}); not a probability of"
    " disease.":
        "Nach Bedeutung: Platz {place} von {of}, näher als {these} dieser Sammlung (Kosinus {score}); keine "
        "Krankheitswahrscheinlichkeit.",
    "By words: place {place} of {of} reports that hold them.":
        "Nach Wörtern: Platz {place} von {of} Befundtexten, die sie enthalten.",
    "By words: its report does not hold them.": "Nach Wörtern: Ihr Befundtext enthält sie nicht.",
    "1 film stands out from the collection for this question. What follows is merely the next alike.":
        "1 Aufnahme hebt sich bei dieser Frage von der Sammlung ab. Was folgt, ist lediglich das Nächstähnliche.",
    "{n} films stand out from the collection for this question. What follows is merely the next alike.":
        "{n} Aufnahmen heben sich bei dieser Frage von der Sammlung ab. Was folgt, ist lediglich das Nächstähnliche.",
    "The same film again:": "Noch einmal dieselbe Aufnahme:",
    "Only films with: {finding}": "Nur Aufnahmen mit: {finding}",
    "The text model is still loading; its answer will replace this one.":
        "Das Textmodell wird noch geladen; seine Antwort wird diese ersetzen.",
    "The text model is not available.": "Das Textmodell ist nicht verfügbar.",
    "The reports are still being opened; they will have their part in it.":
        "Die Befundtexte werden noch geöffnet; sie werden dann mitwirken.",
    "The reports are not searched: {why}": "Die Befundtexte werden nicht durchsucht: {why}",
    # Where an answer may be none
    "There is no word in this to look for.": "Hierin ist kein Wort, nach dem zu suchen wäre.",
    "The model cannot make sense of these words: it reads English, and they are none that this collection has. What it"
    " finds for them means little.":
        "Das Modell versteht diese Wörter nicht: Es liest Englisch, und in dieser Sammlung kommen sie nicht vor. Was "
        "es für sie findet, besagt wenig.",
    "Nothing in this collection is known to be like this: its labels and reports, and the questions it was tried with,"
    " do not have these words. What is nearest may have nothing to do with them.":
        "In dieser Sammlung ist nichts dergleichen bekannt: Ihre Label, ihre Befundtexte und die Fragen, mit denen sie "
        "geprüft wurde, haben diese Wörter nicht. Was am nächsten liegt, hat womöglich nichts mit ihnen zu tun.",
    "No film in this collection looks like this picture. What is nearest may have nothing to do with it.":
        "Keine Aufnahme dieser Sammlung sieht aus wie dieses Bild. Was am nächsten liegt, hat womöglich nichts damit "
        "zu tun.",
    "Inverted it would look like them: try that.": "Invertiert sähe es ihnen ähnlich: Versuchen Sie das.",
    "Turned to the left it would look like them: try that.":
        "Nach links gedreht sähe es ihnen ähnlich: Versuchen Sie das.",
    "Turned to the right it would look like them: try that.":
        "Nach rechts gedreht sähe es ihnen ähnlich: Versuchen Sie das.",
    "Turned upside down it would look like them: try that.":
        "Auf den Kopf gestellt sähe es ihnen ähnlich: Versuchen Sie das.",
    "Try it inverted": "Invertiert versuchen",
    "Try it turned to the left": "Nach links gedreht versuchen",
    "Try it turned to the right": "Nach rechts gedreht versuchen",
    "Try it turned upside down": "Auf den Kopf gestellt versuchen",
    "Not known to this collection: {words}.": "In dieser Sammlung nicht bekannt: {words}.",
    "Words do not work with this model here: asked by words, {precision} of the first ten films are right, by chance"
    " {chance} ({n} questions). Search by a picture or a case, or for words in reports.":
        "Mit Worten geht es bei diesem Modell hier nicht: In Worten gefragt sind {precision} der ersten zehn "
        "Aufnahmen richtig, durch Zufall {chance} ({n} Fragen). Suchen Sie mit einem Bild oder Fall oder nach Wörtern "
        "in Befundtexten.",
    "This browser computes the {model}'s answers wrongly (off by {difference}, {allowed} is allowed), so none of them"
    " is shown: try another browser.":
        "Dieser Browser berechnet die Antworten des Modells falsch ({model}: Abweichung {difference}, erlaubt ist "
        "{allowed}), darum wird keine gezeigt: Versuchen Sie einen anderen Browser.",
    "This browser's answers were checked against those that the collection brings: largest difference of a score"
    " {differences}.":
        "Die Antworten dieses Browsers wurden mit denen verglichen, die die Sammlung mitbringt: größte Abweichung "
        "eines Werts {differences}.",
}
