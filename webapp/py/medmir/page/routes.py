"""Which view shows a place. A view is added by its file in ``views`` and one line here."""

from medmir.page.address import SEARCH, Place
from medmir.page.view import View
from medmir.page.views.about import AboutView
from medmir.page.views.benchmark import BenchmarkView
from medmir.page.views.case import CaseView
from medmir.page.views.metrics import MetricsView
from medmir.page.views.search import SearchView
from medmir.page.views.tray import TrayView

VIEWS: dict[str, View] = {view.name: view for view in (
    SearchView(),
    TrayView(),
    MetricsView(),
    BenchmarkView(),
    AboutView(),
)}
"""The views of the navigation bar, in its order."""

CASE = CaseView()


def views_of(place: Place) -> list[View]:
    """The view of a place, and behind it in the list what is open in front of it; an unknown name is the search."""
    front = [CASE] if place.get("case") else []
    return [VIEWS.get(place.view, VIEWS[SEARCH]), *front]
