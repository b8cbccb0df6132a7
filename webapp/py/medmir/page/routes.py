"""Which view shows a place. A view is added by its file in ``views`` and one line here."""

from medmir.page.address import OWN, SEARCH, Place
from medmir.page.view import View
from medmir.page.views.about import AboutView
from medmir.page.views.benchmark import BenchmarkView
from medmir.page.views.case import CaseView
from medmir.page.views.compare import CompareView
from medmir.page.views.hard_cases import HardCasesView
from medmir.page.views.map import MapView
from medmir.page.views.metrics import MetricsView
from medmir.page.views.own import OwnView
from medmir.page.views.search import SearchView
from medmir.page.views.study import StudyView
from medmir.page.views.tray import TrayView

VIEWS: dict[str, View] = {view.name: view for view in (
    SearchView(),
    TrayView(),
    MapView(),
    MetricsView(),
    HardCasesView(),
    BenchmarkView(),
    StudyView(),
    AboutView(),
)}
"""The views of the navigation bar, in its order."""

COMPARE = CompareView()
REACHED: dict[str, View] = VIEWS | {COMPARE.name: COMPARE}
"""Those too that only films lead to."""

CASE, OWN_PICTURE = CaseView(), OwnView()


def views_of(place: Place) -> list[View]:
    """The view of a place, and behind it in the list what is open in front of it; an unknown name is the search."""
    front = [CASE] if place.get("case") else [OWN_PICTURE] if place.get(OWN) else []
    return [REACHED.get(place.view, VIEWS[SEARCH]), *front]
