"""What the page says of the metrics and of kinds of questions in German, by the English sentence."""

SENTENCES: dict[str, str] = {
    "Each row is a kind of question, asked of this very collection. A figure is the mean over n "
    "queries; in brackets stands its 95 % interval (bootstrap over queries), below it what a random "
    "order of the films would reach. In the drawing the dot is the value, the line its interval, the "
    "tick chance.":
        "Jede Zeile ist eine Art von Fragen, gestellt an eben diese Sammlung. Ein Wert ist das Mittel"
        " über n Fragen; in Klammern steht sein 95-%-Intervall (Bootstrap über die Fragen), darunter,"
        " was eine zufällige Reihenfolge der Aufnahmen erreichte. In der Zeichnung ist der Punkt der "
        "Wert, die Linie sein Intervall, der Strich der Zufall.",
    "Recall@K is the field's hit rate: one right film among the first K is enough, so chance is high."
    " Precision@10 is the share of right films among the first ten; mAP and nDCG@10 look at the order"
    " as well.":
        "Recall@K ist die in diesem Feld übliche Trefferrate: eine richtige Aufnahme unter den ersten"
        " K genügt, darum ist der Zufall hoch. Precision@10 ist der Anteil richtiger Aufnahmen unter "
        "den ersten zehn; mAP und nDCG@10 beachten auch die Reihenfolge.",
    "Metrics": "Messwerte",
    "Measured on the {n} films of “{title}”.": "Gemessen an den {n} Aufnahmen von „{title}“.",
    "{metric} by label, side and grade": "{metric} nach Label, Seite und Schweregrad",
    "A name leads to its films. The bar is the mean, the line with ends its 95 % interval, the dashed stroke chance.":
        "Ein Name führt zu seinen Aufnahmen. Der Balken ist das Mittel, die Linie mit Enden sein "
        "95-%-Intervall, der gestrichelte Strich der Zufall.",
    "{metric} by way of asking": "{metric} nach Art des Suchens",
    "Labels taken for one another among the first ten films": "Verwechselte Labels unter den ersten zehn Aufnahmen",
    "The {n} labels that are asked for most often, of {of}.": "Die {n} am häufigsten gefragten von {of} Labels.",
    "As this page asks": "Wie diese Seite fragt",
    "Its films were computed, not taken of patients: no figure here is clinical.":
        "Ihre Aufnahmen wurden berechnet, nicht an Patienten gewonnen: keine Zahl hier ist klinisch.",
    "They hold for this collection and this model, and for no other.":
        "Sie gelten für diese Sammlung und dieses Modell, für keine anderen.",
    "Question": "Frage",
    "How well this collection is searched": "Wie gut diese Sammlung durchsucht wird",
    "Figures as CSV": "Werte als CSV",
    "Kinds of questions": "Arten von Fragen",
    "Asked and counted: {meaning}. n = {n} questions.": "Gefragt und gezählt: {meaning}. n = {n} Fragen.",
    "Labels of the collection": "Labels der Sammlung",
    "Labels": "Labels",
    "Figures by kind of question": "Werte nach Art der Frage",
    "this collection": "diese Sammlung",
    "Curves as CSV": "Kurven als CSV",
    "Confusions as CSV": "Verwechslungen als CSV",
    "Loading the figures.": "Die Werte werden geladen.",
    "Nothing was measured on this collection: it has neither labels nor reports to ask about, or "
    "`medmir evaluate` has not been run.":
        "An dieser Sammlung wurde nichts gemessen: sie hat weder Labels noch Befundtexte, nach denen "
        "zu fragen wäre, oder `medmir evaluate` wurde nicht ausgeführt.",
    "95 % interval {low} to {high} %, by chance {chance} %, n = {n}":
        "95-%-Intervall {low} bis {high} %, durch Zufall {chance} %, n = {n}",
    "{count} of {of} films, {percent} %": "{count} von {of} Aufnahmen, {percent} %",
    "of the first ten films are right, asked in clinical words":
        "der ersten zehn Aufnahmen sind richtig, gefragt in Fachwörtern",
    "of the first ten films are right, asked in words of patients":
        "der ersten zehn Aufnahmen sind richtig, gefragt in Worten von Patienten",
    "of the first ten films are right, asked for a finding on one side":
        "der ersten zehn Aufnahmen sind richtig, gefragt nach einem Befund auf einer Seite",
    "of the first ten films are right, asked for a finding of one grade":
        "der ersten zehn Aufnahmen sind richtig, gefragt nach einem Befund eines Schweregrads",
    "of the first ten films share a finding with the film that asks":
        "der ersten zehn Aufnahmen teilen einen Befund mit der fragenden Aufnahme",
    "of the films find a report with their findings among the first ten":
        "der Aufnahmen finden unter den ersten zehn einen Befundtext mit ihren Befunden",
    "chance {value}": "Zufall {value}",
    "Recall@K (hit rate) over K": "Recall@K (Trefferrate) über K",
    "Precision over the share of the right films that is found":
        "Precision über dem gefundenen Anteil der richtigen Aufnahmen",
    "{n} of {of} films are right": "{n} von {of} Aufnahmen sind richtig",
    "asked, n": "gefragt, n",
    "In the formulas r is 1 where the film at place i is right and 0 elsewhere, m is the number of "
    "right films and K how many are looked at.":
        "In den Formeln ist r gleich 1, wo die Aufnahme auf Platz i richtig ist, sonst 0; m ist die "
        "Zahl der richtigen Aufnahmen, K die Zahl der betrachteten.",
    "1 where at least one right film is among the first K, else 0: the hit rate. One is enough, so chance is high.":
        "1, wo mindestens eine richtige Aufnahme unter den ersten K ist, sonst 0: die Trefferrate. "
        "Eine genügt, darum ist der Zufall hoch.",
    "The share of right films among the first K. Where fewer than K films are right it cannot reach 1.":
        "Der Anteil richtiger Aufnahmen unter den ersten K. Wo weniger als K Aufnahmen richtig sind, "
        "kann er 1 nicht erreichen.",
    "Average precision: at every right film the share of right ones down to it, and the mean of these"
    " over all m right films. It looks at the whole order. mAP is its mean over questions.":
        "Mittlere Precision: bei jeder richtigen Aufnahme der Anteil der richtigen bis zu ihr, "
        "gemittelt über alle m richtigen Aufnahmen. Sie beachtet die ganze Reihenfolge. mAP ist ihr "
        "Mittel über die Fragen.",
    "One over the place of the first right film, and its mean over questions.":
        "Eins durch den Platz der ersten richtigen Aufnahme, gemittelt über die Fragen.",
    "Right films count the more the further ahead they stand; divided by the best that is possible.":
        "Richtige Aufnahmen zählen umso mehr, je weiter vorn sie stehen; geteilt durch das Bestmögliche.",
    "What counts as right": "Was als richtig zählt",
    "A film is right where its labels or facts say so, as the kind of question defines it; no reader "
    "judged the answers. Strict asks for all 15 labels, adjusted only for those that some film "
    "carries, semantic accepts clinically related labels as well.":
        "Eine Aufnahme ist richtig, wo ihre Labels oder Fakten es sagen, wie die Art der Frage es "
        "festlegt; kein Leser hat die Antworten beurteilt. Streng fragt nach allen 15 Labels, "
        "angepasst nur nach denen, die eine Aufnahme trägt, semantisch lässt auch klinisch verwandte "
        "Labels gelten.",
    "Chance": "Zufall",
    "What a random order of the same films reaches for the same questions, computed exactly for every"
    " metric. A figure means something only against it.":
        "Was eine zufällige Reihenfolge derselben Aufnahmen bei denselben Fragen erreicht, für jedes "
        "Maß exakt berechnet. Ein Wert besagt nur im Vergleich damit etwas.",
    "95 % interval": "95-%-Intervall",
    "The questions are drawn 2,000 times with replacement and averaged anew; 95 % of these means lie "
    "within it (percentile bootstrap over questions). It tells how far other questions of the same "
    "kind might lead, not other films. Three phrasings of a label are not three independent "
    "questions, so an interval over few labels is too narrow.":
        "Die Fragen werden 2.000-mal mit Zurücklegen gezogen und neu gemittelt; 95 % dieser Mittel "
        "liegen darin (Perzentil-Bootstrap über die Fragen). Es sagt, wie weit andere Fragen "
        "derselben Art führen könnten, nicht andere Aufnahmen. Drei Formulierungen eines Labels sind "
        "keine drei unabhängigen Fragen, darum ist ein Intervall über wenige Labels zu schmal.",
    "n": "n",
    "How many questions were asked; of a bar, how many were about its label, side or grade.":
        "Wie viele Fragen gestellt wurden; bei einem Balken, wie viele davon sein Label, seine Seite "
        "oder seinen Grad betrafen.",
    "Same patient": "Derselbe Patient",
    "A film that asks is never answered by films of its own patient: those are left out before anything counts.":
        "Eine fragende Aufnahme wird nie mit Aufnahmen ihres eigenen Patienten beantwortet: sie "
        "fallen weg, bevor gezählt wird.",
    "The curves": "Die Kurven",
    "The first shows Recall@K for every K to 50. The second reads the precision where 5, 10 … 100 % "
    "of the right films of a question are found, and averages over questions; it is not interpolated."
    " Thick is the mean, thin are the edges of its interval, dashed is chance.":
        "Die erste zeigt Recall@K für jedes K bis 50. Die zweite liest die Precision ab, wo 5, 10 … "
        "100 % der richtigen Aufnahmen einer Frage gefunden sind, und mittelt über die Fragen; sie "
        "ist nicht interpoliert. Dick ist das Mittel, dünn sind die Grenzen seines Intervalls, "
        "gestrichelt ist der Zufall.",
    "Rows are what was asked, columns what came. On the diagonal stands how many of the first ten "
    "films were right over all questions for that label; beside it how often a wrong film had each "
    "label. A film with several labels counts under each, so a row need not add up.":
        "Zeilen sind, was gefragt war, Spalten, was kam. Auf der Diagonale steht, wie viele der "
        "ersten zehn Aufnahmen über alle Fragen nach dem Label richtig waren, daneben, wie oft eine "
        "falsche Aufnahme jedes Label hatte. Eine Aufnahme mit mehreren Labels zählt unter jedem, "
        "eine Zeile muss also nicht aufgehen.",
    "How it was measured": "Wie gemessen wurde",
    "Words to film, strict": "Worte zu Aufnahme, streng",
    "three clinical phrasings of each of the 15 labels; a label that no film carries scores 0":
        "drei klinische Formulierungen jedes der 15 Labels; ein Label, das keine Aufnahme trägt, zählt 0",
    "Words to film, adjusted": "Worte zu Aufnahme, angepasst",
    "strict, without the queries of labels that no film carries":
        "streng, ohne die Fragen nach Labels, die keine Aufnahme trägt",
    "Words to film, semantic": "Worte zu Aufnahme, semantisch",
    "strict, with clinically related labels accepted (effusion for edema, mass for nodule)":
        "streng, wobei klinisch verwandte Labels gelten (Erguss für Ödem, Raumforderung für Rundherd)",
    "Lay words": "Laienworte",
    "lay words that no training text used": "Laienworte, die kein Trainingstext verwendet hat",
    "A side": "Eine Seite",
    "a finding on a side; only films with it on that side count":
        "ein Befund auf einer Seite; nur Aufnahmen mit ihm auf dieser Seite zählen",
    "A severity": "Ein Schweregrad",
    "a finding of a grade; only films with it in that grade count":
        "ein Befund eines Schweregrads; nur Aufnahmen mit ihm in diesem Grad zählen",
    "Two findings": "Zwei Befunde",
    "two findings; only films with both count": "zwei Befunde; nur Aufnahmen mit beiden zählen",
    "Absence": "Fehlen",
    "\"no X\"; films without X count, and wrong@10 is the share of films with X in the first ten":
        "„kein X“; Aufnahmen ohne X zählen, und wrong@10 ist der Anteil der Aufnahmen mit X unter den ersten zehn",
    "A device": "Ein Fremdkörper",
    "a device by its name; films with it count": "ein Fremdkörper oder Implantat beim Namen; Aufnahmen damit zählen",
    "Film to film": "Aufnahme zu Aufnahme",
    "a film; films of other patients that share a finding count":
        "eine Aufnahme; Aufnahmen anderer Patienten, die einen Befund teilen, zählen",
    "Film to film, same findings": "Aufnahme zu Aufnahme, gleiche Befunde",
    "a film; films of other patients with the same set of findings count":
        "eine Aufnahme; Aufnahmen anderer Patienten mit genau denselben Befunden zählen",
    "Film to its own report": "Aufnahme zu eigenem Befundtext",
    "a film against all reports; its study's report, or one word for word the same, counts":
        "eine Aufnahme gegen alle Befundtexte; der ihrer Untersuchung oder ein wortgleicher zählt",
    "Film to another's report": "Aufnahme zu fremdem Befundtext",
    "a film against other patients' reports; those of the same findings on the same sides count":
        "eine Aufnahme gegen die Befundtexte anderer Patienten; die mit denselben Befunden auf "
        "denselben Seiten zählen",
    "Both": "Beides",
    "Meaning": "Bedeutung",
    "Words": "Wörter",
}
