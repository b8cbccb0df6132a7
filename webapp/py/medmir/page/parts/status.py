"""What the page is doing, and what went wrong."""

from medmir.page.language import say
from medmir.page.markup import Node, element
from medmir.page.state import Progress, Session
from medmir.page.wording import PICTURES_LOST, megabytes


def loading(session: Session) -> Node:
    """The loading line: the stage that began last, as one line has no room for two."""
    what, progress = next(reversed(session.stages.items()), ("", Progress()))
    return element(
        "div",
        element("span", say(what), id="status", role="status"),
        element("span", megabytes(*progress) if progress.loaded else "", id="bytes"),
        element("progress", id="progress", aria_label=say("Loading"), hidden=not what, max=progress.total or None,
                value=progress.loaded if progress.total else None),
        class_="loading",
    )


def problems(session: Session) -> list[Node]:
    """What went wrong, with a way to try again where there is one."""
    found = []
    if session.problem:
        again = session.problem.retry is not None
        retry = element("button", say("Retry"), id="retry", type="button", data_do="retry") if again else None
        found.append(element("div", element("span", session.problem.sentence, id="problem-text"), retry, id="problem",
                             class_="problem", role="alert"))
    if session.picture_problem:
        found.append(alert(session.picture_problem, id="picture-problem"))
    if session.pictures_lost:
        found.append(alert(say(PICTURES_LOST), id="pictures-lost"))
    return found


def alert(problem: str, **attributes: str) -> Node:
    """A sentence on what went wrong, heard by screen readers at once."""
    return element("p", problem, **attributes, class_="problem", role="alert")
