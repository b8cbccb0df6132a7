"""The page: an address becomes a place, the place is loaded and drawn, what the reader does becomes another address."""

from collections.abc import Callable, Coroutine
from functools import partial

from medmir.bundle.reader import Bundle
from medmir.page.address import MAP, PICTURE, SEARCH, Place, asking, fragment, read, search
from medmir.page.appearance import Appearance
from medmir.page.composition import drawing, views_drawn
from medmir.page.gathering import Gathering
from medmir.page.keeping import Keeping
from medmir.page.language import say
from medmir.page.latest import background, sentence
from medmir.page.models import Models
from medmir.page.painter import Painter
from medmir.page.parts.query_actions import KEYS as QUERY_KEYS
from medmir.page.parts.query_box import QUERY
from medmir.page.reading import Reading
from medmir.page.requests import Requests
from medmir.page.routes import REACHED, views_of
from medmir.page.speaking import Speaking
from medmir.page.state import OwnPicture, Problem, Session
from medmir.page.studying import Studying
from medmir.page.surroundings import ChosenFile, Position, Surroundings
from medmir.page.tested_towers import WrongAnswersError
from medmir.page.view import IN_FIELD, IN_QUERY, Action, View
from medmir.page.wording import COLLECTION
from medmir.page.work import Work, stage


class App:
    """Moves the page from place to place; Back and Forward are the browser's."""

    def __init__(self, browser: Surroundings):
        self.browser, self.session, self.place = browser, Session(address=browser.address), read(browser.fragment)
        painter = self._painter = Painter(browser, lambda: drawing(self.place, self.session))
        self._requests = Requests(self.session, self._settled, self._unexpected)
        self._work: Work | None = None
        self._waiting: ChosenFile | None = None  # until there is a collection to search by it
        self.draw, self.focus, self.focus_later = painter.draw, painter.focus, painter.focus_on_arrival
        self.move_focus, self.back, self.save = browser.move_focus, browser.back, browser.save
        self.copy, self.screen = browser.copy, browser.screen
        self._models = Models(self.session, browser, self.draw)
        self._keeping = Keeping(self.session, browser, self.draw, self.focus)
        self._appearance = Appearance(self.session, browser.settings, self.draw)
        self.gathering, self.studying = Gathering(self, browser), Studying(self, browser)
        self._speaking = Speaking(browser, self.reload)

    async def start(self, typed: str = "") -> None:
        """Take over the page that the HTML has already drawn; ``typed`` stands in its search box."""
        self.session.typed = typed
        self._models.begin()
        await self._open_collection()

    async def _open_collection(self) -> None:
        progress = partial(self._models.progress, COLLECTION)
        reading = Reading(self.browser.chunks, progress, self.browser.packages)
        try:
            with stage(self.session, COLLECTION, self.draw):
                bundle = await Bundle.open(reading.read)
            self._begin(bundle)
        except Exception as failure:
            self._set_state("failed")
            self._fail(sentence(failure), self._open_collection)

    def _begin(self, bundle: Bundle) -> None:
        self.session.bundle = bundle
        self._work = Work(bundle, self.session, self.browser, self._models.inference, self.draw)
        self._work.reports_settled = self._answer_again
        self.gathering.begin()
        self.studying.begin()
        self._set_state("ready")
        if (typed := self.session.typed.strip()) not in ("", self.place.get("q")):  # while Python was loading
            self.browser.settle(fragment(search(typed)))
        self._enter(read(self.browser.fragment), position=self.browser.arrive())
        background(self._load_text_model(), self._unexpected)
        if self._waiting:
            self.ask_by(self._waiting)

    async def _load_text_model(self) -> None:
        """The rest of the page works meanwhile."""
        self.session.model = "loading"
        try:
            await self._work.load_text_model()
        except Exception as failure:
            self._text_model_failed(failure)
        else:
            self.session.model = "live"
            self._set_state("live")
            background(self._test_text_model(), self._unexpected)
        self._answer_again()
        self._keeping.begin()  # the first screen comes first
        self._work.open_catalog()  # whoever needs it is told
        background(self._work.look_at_metrics(), lambda problem: None)

    async def _test_text_model(self) -> None:
        """It counts as live meanwhile, and questions wait."""
        try:
            await self._work.test_text_model()
        except WrongAnswersError as failure:
            self._set_state("ready")
            self._text_model_failed(failure)
            self._answer_again()

    def _text_model_failed(self, failure: Exception) -> None:
        self.session.model = "failed"
        self._fail(f"{sentence(failure)} {say('Instant and report search still work.')}", self._load_text_model)

    def _answer_again(self) -> None:
        """Ask again what was answered without the model or the reports, unless something newer is being asked."""
        outdated = getattr(self.session.loaded.get(self.place.view), "outdated", None)  # of the search and of the map
        if not {SEARCH, self.place.view} & self.session.busy and outdated and outdated(self.session):
            self.reload()

    def follow(self) -> None:
        """The address has changed: show what it says."""
        self._enter(read(self.browser.fragment), self.place, self.browser.arrive())

    def go(self, place: Place) -> None:
        """Move to a place; Back leads to the present one."""
        self.browser.go(fragment(place))

    def settle(self, place: Place) -> None:
        """Move to a place in the stead of the present one."""
        self.browser.settle(fragment(place))
        self._enter(place, self.place)

    def reload(self) -> None:
        """Load again what the place shows."""
        self._load(views_of(self.place)[0])
        self.draw()

    def _enter(self, place: Place, before: Place | None = None, position: Position | None = None) -> None:
        """Show a place; ``before`` is where the reader comes from, ``position`` where they once were in it."""
        self.place = place = self._known(place)
        session, stays = self.session, before is not None and place.behind == before.behind
        session.opened_here = stays and bool(place.front) and (session.opened_here or not before.front)
        if not stays:
            self._leave(place, before)
        for view in views_of(place)[1 if stays else 0:]:
            self._load(view)
        self._painter.arrive(None if stays else position)
        self.studying.arrive(place)
        self.draw()

    def _known(self, place: Place) -> Place:
        """The place, without a case that this collection has not, and the search where there is no such view."""
        bundle, case_id = self.session.bundle, place.get("case")
        place = place if place.view in REACHED else Place(fields=place.fields)
        if bundle and case_id and not bundle.has(case_id):
            self.browser.settle(fragment(place.behind))
            return place.behind
        return place

    def _leave(self, place: Place, before: Place | None) -> None:
        """What was asked before is no longer wanted, and what was said of it no longer true."""
        self._requests.forget()
        self.session.rest(typed=place.get("q"))
        if self._work and place.view != SEARCH and not (place.view == MAP == getattr(before, "view", "")):
            self.browser.scroll(0)

    def _load(self, view: View) -> None:
        if self._work:
            self._requests.load(view.name, view.load(self.place, self.session, self._work))

    def _settled(self, view: str) -> None:
        self._answer_again()  # the model may have come while the reports were being searched
        if view == SEARCH:
            self.session.pictures_lost = False  # those were of the films before
            self._painter.renew(self.session.goes_on)
        self.draw()

    def press(self, key: str, where: str) -> bool:
        """A key was pressed, in the search box, in another field or elsewhere; whether it meant anything."""
        keys = {IN_QUERY: QUERY_KEYS, IN_FIELD: ()}.get(where, views_drawn(self.place, self.session)[-1].KEYS)
        return any(self.act(Action(each.action, key=key)) for each in keys if each.action and key in each.keys)

    def act(self, action: Action) -> bool:
        """Something was clicked, typed, closed or called by a key; whether anybody knows what it means."""
        own = {"focus-query": self._to_query, "retry": self._retry}.get(action.name)
        if own:
            own()
        rooms = (self._keeping, self.gathering, self.studying, self._appearance, self._speaking)
        return bool(own) or any(each.act(action) for each in rooms) or any(
            view.act(action, self) for view in reversed(views_drawn(self.place, self.session)))

    def ask_by(self, file: ChosenFile, remedy: str = "") -> None:
        """A picture was chosen: answer it and go to its films; the results stay where that fails."""
        if not self._work:
            self._waiting = file
            return
        self.session.picture_problem = ""
        self._requests.ask(SEARCH, self._work.asked_by(file, remedy), self._picture_answered, self._picture_refused)
        self.draw()

    def forget_picture(self) -> None:
        """Let go of the picture that was asked by, its preview included."""
        if self.session.picture:
            self.browser.let_go(self.session.picture.preview)
        self.session.picture = self.session.own = None

    def _picture_answered(self, picture: OwnPicture) -> None:
        self.forget_picture()
        self.session.picture = picture
        self._keeping.use()
        self.session.busy.discard(SEARCH)
        there = asking(PICTURE, MAP if self.place.view == MAP else SEARCH)
        if self.place.get("picture"):  # it takes the place of the picture before
            self.browser.settle(fragment(there))
            self._enter(there)
        else:
            self.go(there)

    def _picture_refused(self, problem: str) -> None:
        self.session.picture_problem = problem
        self.session.busy.discard(SEARCH)
        self.reload()  # what was asked in words, if the picture came before its answer

    def lose_picture(self) -> None:
        """A film could not be loaded: its host has gone."""
        self.session.pictures_lost = True
        self.draw()

    def _to_query(self) -> None:
        if self.place.view == SEARCH:
            self.focus(QUERY)
        else:
            self.focus_later(QUERY)
            self.go(Place())

    def _fail(self, problem: str, again: Callable[[], Coroutine]) -> None:
        self.session.problem = Problem(problem, lambda: background(again(), self._unexpected))
        self.draw()

    def _unexpected(self, problem: str) -> None:
        self.session.busy.clear()
        self.session.problem = Problem(problem)
        self.draw()

    def _retry(self) -> None:
        problem, self.session.problem = self.session.problem, None
        if problem and problem.retry:  # a second click finds none
            problem.retry()
        self.draw()

    def _set_state(self, state: str) -> None:
        self.session.state = state
        self.browser.publish(state)

    focused = property(lambda self: self.browser.focused, doc="Id of the element with the focus, or an empty string.")
