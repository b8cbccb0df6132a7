"""The whole page out of place and session: the shell, the view in it, and what is open in front."""

from medmir.page.address import MAP, Place
from medmir.page.latest import sentence
from medmir.page.markup import element
from medmir.page.painter import Drawing
from medmir.page.parts.films import shown_in
from medmir.page.parts.shell import shell
from medmir.page.parts.status import alert
from medmir.page.routes import VIEWS, views_of
from medmir.page.state import Session
from medmir.page.view import View
from medmir.page.wording import tab_title


def drawing(place: Place, session: Session) -> Drawing:
    """The page, or in its stead why it cannot be drawn."""
    try:
        return _whole(place, session)
    except Exception as failure:
        return Drawing(element("div", alert(sentence(failure)), id="app"), tab_title(""), complete=True)


def views_drawn(place: Place, session: Session) -> list[View]:
    """The views of the place; a case only when there is a collection to take it from."""
    return views_of(place if session.bundle else place.behind)


def _whole(place: Place, session: Session) -> Drawing:
    """The views of the place, those in front over the first; one that cannot be drawn says so in its place."""
    views = views_drawn(place, session)
    try:
        drawn = views[0].draw(place, session)
        session.walk = shown_in(drawn) if views[1:] else []
        over = [view.draw(place, session) for view in views[1:]]
    except Exception as failure:
        drawn, over = alert(sentence(failure)), []
    tree = shell(session, place, VIEWS.values(), drawn, over, views[-1].KEYS)
    scene = session.scene if views[0].name == MAP else None
    return Drawing(tree, tab_title(views[-1].title(place, session)), views[0].name not in session.busy, scene)
