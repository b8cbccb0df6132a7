"""From a question to ranked cases: by meaning, by the words of reports, or by both; among those that were asked for."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

import numpy as np

from medmir.bundle.contract import Hit
from medmir.bundle.reader import Bundle
from medmir.errors import MedMIRError
from medmir.search.case_columns import columns_of
from medmir.search.filters import kept
from medmir.search.instant import stored_queries
from medmir.search.lexical import search_reports
from medmir.search.orders import arranged
from medmir.search.query import BOTH, WORDS, Condition, Picture, Query
from medmir.search.ranking import listed, median, relevant, shown, similarities
from medmir.search.rankings import Ranking, Share, fused
from medmir.search.stated import stated
from medmir.search.turning import others, placed, reweighed, turned
from medmir.search.understanding import mentions
from medmir.search.vectors import question_vector, unit
from medmir.search.walk import walk


class Towers(Protocol):
    """The model where it runs: natively, or in the page's worker."""

    async def embed_text(self, ids: np.ndarray) -> np.ndarray:
        """Embed token ids int64 ``[t]`` as L2-normalized float32 ``[d]``."""

    async def embed_image(self, pixel_values: np.ndarray) -> np.ndarray:
        """Embed a prepared picture float32 ``[1, 3, h, w]`` as L2-normalized float32 ``[d]``."""


@dataclass(frozen=True)
class Answer:
    """What a search returned.

    ``path``: "instant", "fuzzy", "live", "lexical", "similar", "picture", "filter" or, where nothing is asked at all,
    "collection". ``shown_query``: the question
    that was answered, which for "fuzzy" is not the one typed. ``milliseconds``: from question to hits. ``all_words``:
    whether the reports that answer hold every word of the question. ``stated``: what the question asks for that this
    collection states, so that only such cases are here. ``among``: how many cases fulfil all conditions; ``relevant``:
    how many of those lie above the drop of the scores. ``shares``: by path ("meaning", "words") and case id what it
    says of a hit. ``folded``: near-duplicates by the hit that stands for them. ``order``: the rows of all cases that
    answer, int ``[m]``, as ranked: what is measured. ``left``: how many of them follow, where nothing ranks them.
    ``middle``: the median cosine of the collection to this question,
    ``best`` the highest; ``strong``: that of a good answer.
    """

    path: str
    hits: list[Hit]
    shown_query: str
    milliseconds: float = 0.0
    all_words: bool = True
    stated: tuple[Condition, ...] = ()
    among: int = 0
    relevant: int = 0
    shares: Mapping[str, Mapping[str, Share]] = field(default_factory=dict)
    folded: Mapping[str, Sequence[str]] = field(default_factory=dict)
    order: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype=int), compare=False)
    left: int | None = None
    middle: float = 0.0
    best: float | None = None
    strong: float = 1.0

    def strength(self, cosine: float) -> float:
        """How far a cosine lies, 0 to 1, between the middle of the collection and a strong answer's."""
        return min(max((cosine - self.middle) / max(self.strong - self.middle, 1e-6), 0.0), 1.0)


class _NoModelError(Exception):
    """A text must be embedded that nobody embedded before, and the model is not there."""


async def answer(bundle: Bundle, query: Query, towers: Towers | None = None) -> Answer:
    """Answer a question.

    Without ``towers`` (the model is still loading, or failed) words that nobody precomputed are looked for in the
    reports, and a picture cannot be asked by. MedMIRError where the collection has no such case, a condition makes no
    sense, or a tower fails.
    """
    begun = time.perf_counter()
    found = await _Search(bundle, query, towers).answer()
    return replace(found, milliseconds=(time.perf_counter() - begun) * 1e3)


class _Search:
    """One question on its way to an answer."""

    def __init__(self, bundle: Bundle, query: Query, towers: Towers | None):
        self._bundle, self._query, self._towers = bundle, query, towers
        self._columns, self._stored = columns_of(bundle), stored_queries(bundle)
        understood = stated(query.words, self._columns) if query.mode != WORDS else []
        self._stated = tuple(each for each in understood if each not in (*query.open, *query.conditions))
        self._keep = kept(self._columns, (*query.conditions, *self._stated))
        self._path = "instant"

    async def answer(self) -> Answer:
        """The answer, by the path that leads to it."""
        query = self._query
        if not query.in_words and not query.by_picture and not query.feedback.liked:
            return self._told("collection" if query.empty else "filter", {})
        if query.mode == WORDS and query.words and not query.by_picture:
            return await self._by_reports()
        try:
            meaning = await self._meaning()
        except _NoModelError:
            return await self._without_a_model()
        return await self._by_meaning(meaning)

    async def _by_meaning(self, meaning: np.ndarray) -> Answer:
        rankings = {"meaning": Ranking.of_scores(meaning, self._bundle.places)}
        if self._query.mode == BOTH and not self._query.by_picture:
            rankings |= await self._words()
        return self._told(self._path, rankings)

    async def _words(self) -> dict[str, Ranking]:
        """The reports that say all of it; a denial is asked of what is stated, not of words."""
        if not self._query.words or any(mention.denied for mention in mentions(self._query.words)):
            return {}
        found = search_reports(await self._bundle.catalog(), self._query)
        return {"words": self._ranking(found.hits)} if found.all_words and found.hits else {}

    def _ranking(self, hits: Sequence[Hit]) -> Ranking:
        return Ranking(np.array([self._bundle.row(hit.case_id) for hit in hits], dtype=int),
                       np.array([hit.score for hit in hits], dtype=np.float32))

    async def _by_reports(self) -> Answer:
        found = search_reports(await self._bundle.catalog(), self._query)
        ranking = self._ranking([*found.hits, *found.denied])
        return replace(self._told("lexical", {"words": ranking}), all_words=found.all_words)

    async def _without_a_model(self) -> Answer:
        """A stored question that asks the same, else the reports; instant hits alone where a bundle has no more."""
        words = self._query.words
        if self._query.refined:
            return await self._by_reports()
        if (hits := self._stored.exact(words)) is not None and not self._query.conditions:
            keep = {self._bundle.case_ids[row] for row in np.flatnonzero(self._keep)}
            return Answer("instant", [hit for hit in hits if hit.case_id in keep][: self._query.k], words)
        near = self._stored.nearest(words)
        if near and not self._query.literal and self._stored.embedding(near) is not None:
            asked = await _Search(self._bundle, self._query.having(words=near), None).answer()
            return replace(asked, path="fuzzy", shown_query=near)
        return await self._by_reports()

    async def _meaning(self) -> np.ndarray:
        """Float32 ``[n]``: how alike every case is to the whole question, as feedback has turned it."""
        bundle, feedback, question = self._bundle, self._query.feedback, await self._question()
        if question is None:
            self._path = "liked"
            self._keep &= others(bundle, feedback)
        if not feedback.judged:
            return similarities(bundle.embeddings, question)
        return reweighed(bundle, feedback, similarities(bundle.embeddings, turned(bundle, feedback, question)))

    async def _question(self) -> np.ndarray | None:
        """The question's embedding; None where nothing is asked but films like some films."""
        query = self._query
        words = await question_vector(query, self._embed) if query.in_words else None
        picture = await self._picture() if query.by_picture else None
        if words is None or picture is None:
            return picture if words is None else words
        mixed = (1 - query.picture_weight) * words + query.picture_weight * picture
        return unit(mixed)

    async def _embed(self, text: str) -> np.ndarray:
        if (stored := self._stored.embedding(text)) is not None:
            return stored
        if self._towers is None:
            raise _NoModelError
        self._path = "live" if self._path == "instant" else self._path
        return await self._towers.embed_text((await self._bundle.tokenizer()).encode(text))

    async def _picture(self) -> np.ndarray:
        """The embedding of the case or picture; films of the case's own patient are no answer to it."""
        bundle, query = self._bundle, self._query
        if query.like:
            case, self._path = bundle.case(query.like), "similar"
            self._keep &= bundle.patients != (case.patient_id or case.case_id)
            return bundle.embeddings[bundle.row(query.like)]
        if query.picture.embedding is None and self._towers is None:
            raise MedMIRError("A picture can be asked by as soon as the model is there.")
        self._path = "picture"
        return await embedded(bundle, query.picture, self._towers)

    def _told(self, path: str, rankings: Mapping[str, Ranking]) -> Answer:
        """The answer out of one ranking or several: in the order that was asked for, without near-duplicates."""
        bundle, query = self._bundle, self._query
        scores, order = fused(rankings, len(bundle.cases), bundle.places, self._keep)
        order = walk(len(order)) if query.empty else order
        order = placed(bundle, query.feedback, order) if query.feedback.judged else order
        above = _above(rankings, scores, order)
        order = arranged(self._filled(order), above, query.order, self._columns)
        groups = bundle.patients if query.grouped else None
        rows, folded = shown(order, query.k, bundle.embeddings, groups) if rankings else ([], {})
        rows, left = (rows, None) if rankings else listed(order, query.skip, query.k, groups)
        ids = bundle.case_ids
        cosines = rankings["meaning"].scores if "meaning" in rankings else np.zeros(0, dtype=np.float32)
        best = float(cosines.max()) if len(cosines) else None
        return Answer(path, [Hit(ids[row], float(scores[row])) for row in rows], _asked(query), stated=self._stated,
                      middle=median(cosines), best=best, among=int(self._keep.sum()), relevant=above, order=order,
                      shares=_shares(rankings, rows, ids), left=left,
                      folded={ids[row]: [ids[each] for each in same] for row, same in folded.items()})

    def _filled(self, order: np.ndarray) -> np.ndarray:
        """The order, and behind it what is stated to answer but in no ranking, as without a model."""
        if not self._stated:
            return order
        return np.concatenate([order, np.setdiff1d(np.flatnonzero(self._keep), order)])


async def embedded(bundle: Bundle, picture: Picture, towers: Towers) -> np.ndarray:
    """Float32 ``[d]``, L2-normalized: where a picture lies among the films."""
    if picture.embedding is not None:
        return picture.embedding
    from medmir.inputs.preprocessing import pixel_values  # late: the page fetches Pillow with the first picture

    return await towers.embed_image(pixel_values(picture.image, bundle.recipe))


def _asked(query: Query) -> str:
    """What is asked in a few words: by a picture or case, in words, or both."""
    shown = query.like or (query.picture.name if query.picture else "")
    return " and ".join(filter(None, [shown, query.words]))


def _above(rankings: Mapping[str, Ranking], scores: np.ndarray, order: np.ndarray) -> int:
    """How many of the ordered rows lie above the drop of the scores; all that reports name, where only they answer."""
    if "meaning" not in rankings:
        return len(order)
    by_meaning = np.zeros(len(scores), dtype=np.float32)
    by_meaning[rankings["meaning"].rows] = rankings["meaning"].scores
    named = np.isin(order, rankings["words"].rows) if "words" in rankings else np.zeros(len(order), dtype=bool)
    return int((named | (by_meaning[order] >= relevant(by_meaning))).sum())


def _shares(rankings: Mapping[str, Ranking], rows: Sequence[int], ids: Sequence[str]) -> dict[str, dict[str, Share]]:
    return {path: {ids[row]: Share(ranking.place(row), len(ranking.rows), ranking.score(row))
                   for row in rows if ranking.has(row)} for path, ranking in rankings.items()}
