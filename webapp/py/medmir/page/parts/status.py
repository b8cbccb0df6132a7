"""What the page is doing, and what went wrong."""

from medmir.page.markup import Node, element
from medmir.page.state import Progress, Session
from medmir.page.wording import PICTURES_LOST, megabytes


def loading(session: Session) -> Node:
    """The loading line: the stage that began last, as one line has no room for two."""
    what, progress = next(reversed(session.stages.items()), ("", Progress()))
    return element(
        "div",
        element("span", what, id="status", role="status"),
        element("span", megabytes(*progress) if progress.loaded else "", id="bytes"),
        element("progress", id="progress", aria_label="Loading", hidden=not what, max=progress.total or None,
                value=progress.loaded if progress.total else None),
        class_="loading",
    )


def problems(session: Session) -> list[Node]:
    """What went wrong, with a way to try again where there is one."""
    found = []
    if session.problem:
        again = session.problem.retry is not None
        retry = element("button", "Retry", id="retry", type="button", data_do="retry") if again else None
        found.append(element("div", element("span", session.problem.sentence, id="problem-text"), retry, id="problem",
                             class_="problem", role="alert"))
    if session.picture_problem:
        found.append(element("p", session.picture_problem, id="picture-problem", class_="problem", role="alert"))
    if session.pictures_lost:
        found.append(element("p", PICTURES_LOST, id="pictures-lost", class_="problem", role="alert"))
    return found


def broken(problem: str) -> Node:
    """In the place of a view that cannot be drawn."""
    return element("p", problem, class_="problem", role="alert")
