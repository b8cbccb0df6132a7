"""How the figures are computed: each metric in plain words and as a formula (MathML)."""

from medmir.page.language import later, say
from medmir.page.markup import Node, element


def _mi(name: str) -> Node:
    return element("mi", name)


def _mo(sign: str) -> Node:
    return element("mo", sign)


def _row(*parts: Node | str) -> Node:
    return element("mrow", [_mo(part) if isinstance(part, str) else part for part in parts])


def _over(above: Node, below: Node) -> Node:
    return element("mfrac", above, below)


def _sub(name: str, below: Node | str) -> Node:
    return element("msub", _mi(name), below if isinstance(below, Node) else _mi(below))


def _sum(start: Node, end: Node | None = None) -> Node:
    return element("munderover", _mo("∑"), start, end) if end else element("munder", _mo("∑"), start)


def _one() -> Node:
    return element("mn", "1")


def _hits(end: str) -> Node:
    """The number of right films down to a place."""
    return _row(_sum(_row(_mi("i"), "=", _one()), _mi(end)), _sub("r", "i"))


def _logarithm() -> Node:
    return _row(element("msub", _mi("log"), element("mn", "2")), "(", _mi("i"), "+", _one(), ")")


def _dcg(gain: Node) -> Node:
    return _row(_sum(_row(_mi("i"), "=", _one()), _mi("K")), _over(gain, _logarithm()))


FORMULAS: tuple[tuple[str, str, Node], ...] = (
    ("Recall@K", later("1 where at least one right film is among the first K, else 0: the hit rate. One is enough, so"
                       " chance is high."),
     _row(_mi("Recall@K"), "=", _mi("max"), "(", _sub("r", "1"), ",", "…", ",", _sub("r", "K"), ")")),
    ("Precision@K", later("The share of right films among the first K. Where fewer than K films are right it cannot"
                          " reach 1."),
     _row(_mi("P@K"), "=", _over(_hits("K"), _mi("K")))),
    ("mAP", later("Average precision: at every right film the share of right ones down to it, and the mean of these"
                  " over all m right films. It looks at the whole order. mAP is its mean over questions."),
     _row(_mi("AP"), "=", _over(_one(), _mi("m")), _sum(_row(_mi("k"), ":", _sub("r", "k"), "=", _one())),
          _over(_hits("k"), _mi("k")))),
    ("MRR", later("One over the place of the first right film, and its mean over questions."),
     _row(_mi("RR"), "=", _over(_one(), _row(_mi("min"), "{", _mi("k"), ":", _sub("r", "k"), "=", _one(), "}")))),
    ("nDCG@K", later("Right films count the more the further ahead they stand; divided by the best that is possible."),
     _row(_mi("nDCG@K"), "=", _over(_dcg(_sub("r", "i")), _row(_sum(_row(_mi("i"), "=", _one()), _row(
         _mi("min"), "(", _mi("K"), ",", _mi("m"), ")")), _over(_one(), _logarithm()))))),
)
PLAIN = (
    (later("What counts as right"), later(
        "A film is right where its labels or facts say so, as the kind of question defines it; no reader judged the"
        " answers. Strict asks for all 15 labels, adjusted only for those that some film carries, semantic accepts"
        " clinically related labels as well.")),
    (later("Chance"), later(
        "What a random order of the same films reaches for the same questions, computed exactly for every metric. A"
        " figure means something only against it.")),
    (later("95 % interval"), later(
        "The questions are drawn 2,000 times with replacement and averaged anew; 95 % of these means lie within it"
        " (percentile bootstrap over questions). It tells how far other questions of the same kind might lead, not"
        " other films. Three phrasings of a label are not three independent questions, so an interval over few labels"
        " is too narrow.")),
    (later("n"), later("How many questions were asked; of a bar, how many were about its label, side or grade.")),
    (later("Same patient"), later(
        "A film that asks is never answered by films of its own patient: those are left out before anything counts.")),
    (later("The curves"), later(
        "The first shows Recall@K for every K to 50. The second reads the precision where 5, 10 … 100 % of the right"
        " films of a question are found, and averages over questions; it is not interpolated. Thick is the mean, thin"
        " are the edges of its interval, dashed is chance.")),
    (later("Labels taken for one another"), later(
        "Rows are what was asked, columns what came. On the diagonal stands how many of the first ten films were right"
        " over all questions for that label; beside it how often a wrong film had each label. A film with several"
        " labels counts under each, so a row need not add up.")),
)


def _shown(formula: Node) -> Node:
    return element("p", element("math", formula, displaystyle="true"))


def methods() -> Node:
    """The whole section."""
    told = [(element("dt", say(term)), element("dd", say(meaning))) for term, meaning in PLAIN]
    formulas = [(element("dt", name), element("dd", element("p", say(says)), _shown(formula)))
                for name, says, formula in FORMULAS]
    where = say("In the formulas r is 1 where the film at place i is right and 0 elsewhere, m is the number of right"
                " films and K how many are looked at.")
    return element("section", element("h3", say("How it was measured")), element("dl", told, class_="terms"),
                   element("p", where), element("dl", formulas, class_="terms"), class_="methods")
