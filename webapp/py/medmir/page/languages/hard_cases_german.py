"""What the page says of the hard cases in German, by the English sentence."""

SENTENCES: dict[str, str] = {
    "The collection was asked questions whose answers are known; here is what went wrong. “Right” is "
    "what a film's labels and facts say, no more. Why something is hard is told only where the facts "
    "say so: the view, the size, the grade, what else is on the film, and d′, how far a finding "
    "stands out of its surroundings (detectability index).":
        "Der Sammlung wurden Fragen gestellt, deren Antworten bekannt sind; hier steht, was dabei "
        "misslang. „Richtig“ ist, was Labels und Fakten einer Aufnahme sagen, nicht mehr. Warum etwas"
        " schwer ist, steht nur da, wo die Fakten es sagen: die Projektion, die Größe, der "
        "Schweregrad, was die Aufnahme sonst zeigt, und d′, wie weit sich ein Befund von seiner "
        "Umgebung abhebt (Detektierbarkeitsindex).",
    "Nothing was asked of this collection: it has neither labels nor reports that could say what is "
    "right, or it was measured by an older Med-MIR. `medmir evaluate` writes what is hard in it.":
        "Dieser Sammlung wurde nichts gefragt: sie hat weder Labels noch Befundtexte, die sagen "
        "könnten, was richtig ist, oder sie wurde von einem älteren Med-MIR gemessen. `medmir "
        "evaluate` schreibt, was in ihr schwer ist.",
    "Hard cases": "Schwierige Fälle",
    "Wrong among the first ten": "Falsches unter den ersten zehn",
    "Labels taken for one another": "Verwechselte Labels",
    "Sides and grades mistaken": "Verwechselte Seiten und Schweregrade",
    "Films that no question finds": "Aufnahmen, die keine Frage findet",
    "Worst questions of every kind": "Die schlechtesten Fragen jeder Art",
    "Where this collection's search fails": "Wo die Suche in dieser Sammlung versagt",
    "Loading the hard cases.": "Die schwierigen Fälle werden geladen.",
    "Nothing that the collection states of it says why.": "Nichts, was die Sammlung davon angibt, sagt warum.",
    "A lateral view, like {n} of {of} films with this finding.":
        "Eine Seitaufnahme, wie {n} von {of} Aufnahmen mit diesem Befund.",
    "It shows faintly: d′ {own}, and of this finding three quarters have {quarter} or more.":
        "Er zeigt sich schwach: d′ {own}, und drei Viertel dieses Befunds haben {quarter} oder mehr.",
    "This finding shows faintly as a rule: its middle d′ is {own}, that of all findings {all}.":
        "Dieser Befund zeigt sich in der Regel schwach: sein mittleres d′ ist {own}, das aller Befunde {all}.",
    "It is small: {own} mm, and of this finding three quarters have {quarter} mm or more.":
        "Er ist klein: {own} mm, und drei Viertel dieses Befunds haben {quarter} mm oder mehr.",
    "Its grade is the lowest: {grade}.": "Sein Schweregrad ist der niedrigste: {grade}.",
    "{other} lies over it and shows more plainly (d′ {theirs}, its own {own}).":
        "{other} liegt darüber und zeigt sich deutlicher (d′ {theirs}, das eigene {own}).",
    "{other} on the same film shows more plainly (d′ {theirs}, its own {own}).":
        "{other} auf derselben Aufnahme zeigt sich deutlicher (d′ {theirs}, das eigene {own}).",
    "Films with this finding are few here: {n}.": "Aufnahmen mit diesem Befund sind hier selten: {n}.",
    "Nothing in this collection answers it.": "Nichts in dieser Sammlung beantwortet sie.",
    "Right answers are fewer than ten here ({n}), so the first ten cannot all be right.":
        "Es gibt hier weniger als zehn richtige Antworten ({n}), die ersten zehn können also nicht "
        "alle richtig sein.",
    "Near in meaning among its wrong films of the first ten: {n} of {of}.":
        "Von naher Bedeutung unter ihren falschen der ersten zehn Aufnahmen: {n} von {of}.",
    "With the finding on another side among its wrong films of the first ten: {n} of {of}.":
        "Mit dem Befund auf einer anderen Seite unter ihren falschen der ersten zehn Aufnahmen: {n} von {of}.",
    "With the finding in another grade among its wrong films of the first ten: {n} of {of}.":
        "Mit dem Befund in einem anderen Schweregrad unter ihren falschen der ersten zehn Aufnahmen: {n} von {of}.",
    "With one of the two findings among its wrong films of the first ten: {n} of {of}.":
        "Mit einem der beiden Befunde unter ihren falschen der ersten zehn Aufnahmen: {n} von {of}.",
    "came, place {place}": "kam, Platz {place}",
    "correct": "richtig",
    "wrong": "falsch",
    "asks": "fragt",
    "There is none.": "Es gibt keine.",
    "Questions that were asked: {n}": "Gestellte Fragen: {n}",
    "Questions for a label, in clinical words and in words of patients. A near meaning is a label "
    "that clinicians forgive to be taken for the one that was asked for, such as Consolidation for "
    "Pneumonia.":
        "Fragen nach einem Label, in Fachwörtern und in Worten von Patienten. Von naher Bedeutung ist"
        " ein Label, dessen Verwechslung mit dem gefragten Kliniker verzeihen, etwa Konsolidierung "
        "für Pneumonie.",
    "{title}: {n} of {places} places among the first ten, {different} films; the best-placed of them:":
        "{title}: {n} von {places} Plätzen unter den ersten zehn, {different} Aufnahmen; die am "
        "weitesten vorn stehenden:",
    "Of {places} films among the first ten {wrong} are wrong. Between the labels that were asked for "
    "and those that came there are {of} pairs, here the commonest. A film with several labels counts "
    "under each.":
        "Von {places} Aufnahmen unter den ersten zehn sind {wrong} falsch. Zwischen den gefragten "
        "Labels und denen, die kamen, gibt es {of} Paare, hier die häufigsten. Eine Aufnahme mit "
        "mehreren Labels zählt unter jedem.",
    "Of the first ten films of each question: right ones, those with the finding otherwise, those "
    "without. Beside it stands what knowing the finding alone would give: the share of right ones "
    "among all films with the finding.":
        "Von den ersten zehn Aufnahmen jeder Frage: die richtigen, die mit dem Befund in anderer "
        "Form, die ohne ihn. Daneben steht, was die Kenntnis des Befunds allein ergäbe: der Anteil "
        "der richtigen an allen Aufnahmen mit dem Befund.",
    "{right} of {places} right, {mistaken} otherwise, {without} without; by the finding alone {alone}"
    " %; {n} films answer":
        "{right} von {places} richtig, {mistaken} anders, {without} ohne; nach dem Befund allein "
        "{alone} %; {n} Aufnahmen sind richtig",
    "{questions} questions look for {of} films by what they show. {n} are among the first {first} "
    "films of none; random orders would lose {chance} on average. The furthest of them, with the best"
    " place that any question gave them:":
        "{questions} Fragen suchen {of} Aufnahmen nach dem, was sie zeigen. {n} stehen bei keiner "
        "unter den ersten {first}; zufällige Reihenfolgen verlören im Mittel {chance}. Die fernsten "
        "von ihnen, mit dem besten Platz, den eine Frage ihnen gab:",
    "Place {place} for": "Platz {place} bei",
    "By average precision the lowest of them; one question alone has no interval.":
        "Davon die mit der niedrigsten mittleren Precision; eine einzelne Frage hat kein Intervall.",
    "What is ranked here are reports; the films they were written of are shown.":
        "Geordnet werden hier Befundtexte; gezeigt werden die Aufnahmen, zu denen sie gehören.",
    "average precision {value}, chance {chance}; {right} % of the first ten right; {relevant} of {of} answer it":
        "mittlere Precision {value}, Zufall {chance}; {right} % der ersten zehn richtig; {relevant} "
        "von {of} beantworten sie",
    "True failures": "Echte Fehler",
    "A near meaning": "Nahe Bedeutung",
    "True failures: {failures}, of a near meaning: {near}, among {places} films":
        "Echte Fehler: {failures}, von naher Bedeutung: {near}, unter {places} Aufnahmen",
    "{n} of {of} films": "{n} von {of} Aufnahmen",
    "Pairs of labels: {n}": "Paare von Labels: {n}",
    "{n} of {of} films among the first ten": "{n} von {of} Aufnahmen unter den ersten zehn",
    "near in meaning": "von naher Bedeutung",
    "not near in meaning": "nicht von naher Bedeutung",
    "Asked for": "Gefragt war",
    "got": "es kam",
    ": {label} was asked for": ": gefragt war {label}",
    "This collection states neither sides nor grades that could be asked for.":
        "Diese Sammlung gibt weder Seiten noch Schweregrade an, nach denen zu fragen wäre.",
}
