"""The kinds of hard cases, each drawn from its part of ``hard_cases.json``."""

from collections.abc import Mapping

from medmir.page.address import Place
from medmir.page.language import counted, later, say
from medmir.page.markup import Node, element
from medmir.page.parts.asked_by import BY_FILM, choice, films_with, protocol, question
from medmir.page.parts.films import grid, told_card
from medmir.page.parts.hardness import why
from medmir.page.parts.side_by_side import Row
from medmir.page.state import Session
from medmir.page.wording import value_name

WITHIN = "in"
"""The field of the address that says which kind of question is looked at within a kind of hard case."""
NONE = later("There is none.")
MISSED = (("failures", later("True failures")), ("near", later("A near meaning")))


def count(told: Mapping, kind: str) -> str:
    """How many there are of a kind, in words."""
    if kind == "misses":
        near, failures = told["misses"]["near"], told["misses"]["failures"]
        return say("True failures: {failures}, of a near meaning: {near}, among {places} films",
                   failures=counted(failures["n"]), near=counted(near["n"]), places=counted(near["places"]))
    if kind == "lost":
        return say("{n} of {of} films", n=counted(told["lost"]["n"]), of=counted(told["lost"]["of"]))
    if kind == "confusions":
        return say("Pairs of labels: {n}", n=counted(sum(each["of"] for each in told["confusions"].values())))
    if kind == "details":
        rows = [row for each in told["details"].values() for row in each]
        if not rows:
            return say(NONE)
        return say("{n} of {of} films among the first ten", n=counted(sum(row["mistaken"] for row in rows)),
                   of=counted(sum(row["places"] for row in rows)))
    return say("Questions that were asked: {n}", n=counted(sum(each["n"] for each in told["worst"].values())))


def misses(told: Mapping, place: Place, session: Session) -> list[Node]:
    """Wrong films of questions for a label: true failures, and those of a near meaning apart."""
    row = Row(session, place)
    intro = say("Questions for a label, in clinical words and in words of patients. A near meaning is a label that"
                " clinicians forgive to be taken for the one that was asked for, such as Consolidation for Pneumonia.")
    return [element("p", intro), *(part for kind, title in MISSED
                                   for part in _missed(told["misses"][kind], say(title), row))]


def _missed(kind: Mapping, title: str, row: Row) -> list[Node]:
    told = say("{title}: {n} of {places} places among the first ten, {different} films; the best-placed of them:",
               title=title, n=counted(kind["n"]), places=counted(kind["places"]), different=counted(kind["different"]))
    films = [element("li", element("p", question(each), say(": {label} was asked for",
                                                                  label=value_name(each["expected"]))),
                     row.came(each)) for each in kind["films"]]
    return [element("h4", told), element("ol", films, class_="film-pairs single")] if kind["n"] else [
        element("h4", f"{title}: {say(NONE)}")]


def confusions(told: Mapping, place: Place, session: Session) -> list[Node]:
    """Pairs of labels with films side by side."""
    name, chosen = _within(told["confusions"], place)
    if not name:
        return [element("p", say(NONE))]
    row, table = Row(session, place), told["confusions"][name]
    intro = say("Of {places} films among the first ten {wrong} are wrong. Between the labels that were asked for and"
                " those that came there are {of} pairs, here the commonest. A film with several labels counts under"
                " each.", places=counted(table["places"]), wrong=counted(table["wrong"]), of=counted(table["of"]))
    return [chosen, element("p", intro), element("div", [_pair(each, row) for each in table["pairs"]],
                                                 class_="confused")]


def _pair(pair: Mapping, row: Row) -> Node:
    near = say("near in meaning") if pair["near"] else say("not near in meaning")
    asked, got = (element("a", value_name(pair[name]), href=films_with(pair[name])) for name in ("asked", "got"))
    heading = element("h4", say("Asked for"), " ", asked, ", ", say("got"), " ", got,
                      element("span", f" {counted(pair['times'])} ×, {near}", class_="dim"))
    films = element("ol", [row.pair(each) for each in pair["films"]], class_="film-pairs")
    return element("section", heading, films, key=f"{pair['asked']} {pair['got']}")


def details(told: Mapping, place: Place, session: Session) -> list[Node]:
    """Questions for a side or a grade, by how often it was mistaken."""
    name, chosen = _within(told["details"], place)
    if not name:
        return [element("p", say("This collection states neither sides nor grades that could be asked for."))]
    row = Row(session, place)
    intro = say("Of the first ten films of each question: right ones, those with the finding otherwise, those without."
                " Beside it stands what knowing the finding alone would give: the share of right ones among all films"
                " with the finding.")
    return [chosen, element("p", intro), element("ol", [_detail(each, row) for each in told["details"][name]],
                                                 class_="film-pairs wide-pairs")]


def _detail(each: Mapping, row: Row) -> Node:
    instead = ", ".join(f"{value_name(value)} {n}" for value, n in each["as"].items())
    figures = say("{right} of {places} right, {mistaken} otherwise, {without} without; by the finding alone {alone} %;"
                  " {n} films answer", right=each["right"], places=each["places"], without=each["without"], n=each["n"],
                  alone=f"{100 * each['alone']:.0f}",
                  mistaken=f"{each['mistaken']} ({instead})" if instead else each["mistaken"])
    films = row.films(each["films"]) if each["films"] else None
    return element("li", element("p", question(each), ": ", figures), films, key=each["query"])


def lost(told: Mapping, place: Place, session: Session) -> list[Node]:
    """Films that no question finds among its first, the furthest first."""
    found = told["lost"]
    intro = say("{questions} questions look for {of} films by what they show. {n} are among the first {first} films of"
                " none; random orders would lose {chance} on average. The furthest of them, with the best place that"
                " any question gave them:", **{name: counted(found[name]) for name in
                                           ("questions", "of", "n", "first", "chance")})
    films = [each for each in found["films"] if session.bundle.has(each["case_id"])]
    cards = [told_card(session, session.bundle.case(each["case_id"]), place, number,
                       [_furthest(each), why(each["why"], each["label"])]) for number, each in enumerate(films)]
    return [element("p", intro), grid(cards, aria_label=say("Films that no question finds"))]


def _furthest(each: Mapping) -> Node:
    told = say("Place {place} for", place=counted(each["place"]))
    return element("p", f"{told} ", question(each), class_="reason")


def worst(told: Mapping, place: Place, session: Session) -> list[Node]:
    """The worst questions of a kind of question, with their first ten films."""
    name, chosen = _within(told["worst"], place)
    row, kind = Row(session, place), told["worst"][name]
    asked = say("Asked and counted: {meaning}. n = {n} questions.", meaning=protocol(name).meaning,
                n=counted(kind["n"]))
    ranked = say("By average precision the lowest of them; one question alone has no interval.")
    reports = say("What is ranked here are reports; the films they were written of are shown.")
    return [chosen, element("p", asked, " ", ranked),
            element("p", reports, class_="dim") if name.startswith(BY_FILM) and name.endswith("report") else None,
            *(_question(each, row) for each in kind["questions"])]


def _question(each: Mapping, row: Row) -> Node:
    figures = say("average precision {value}, chance {chance}; {right} % of the first ten right; {relevant} of {of}"
                  " answer it", value=f"{each['mAP']:.2f}", chance=f"{each['chance']:.2f}",
                  right=f"{100 * each['precision@10']:.0f}", relevant=counted(each["relevant"]), of=counted(each["of"]))
    asks = [row.film(each["film"], say("asks"))] if "film" in each else []
    asking = element("ol", asks, class_="film-row asks") if asks else None
    return element("section", element("h4", question(each)), element("p", figures, class_="dim"),
                   why(each["why"], each["label"]),
                   asking, row.films(each["first"], each["hits"]), key=each.get("query", each.get("film")))


def _within(kinds: Mapping, place: Place) -> tuple[str, Node | None]:
    """The kind of question that is looked at, empty where there is none, and the choice among them."""
    if not kinds:
        return "", None
    name = place.get(WITHIN) if place.get(WITHIN) in kinds else next(iter(kinds))
    titles = [(each, protocol(each).title) for each in kinds]
    return name, choice("choose-within", titles, name, say("Kinds of questions"))
