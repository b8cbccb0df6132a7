"""The towers of the page: neither gives an answer before it has passed the self-test in this very browser."""

import asyncio

import numpy as np

from medmir.bundle.reader import Bundle
from medmir.errors import MedMIRError
from medmir.page.doubts import wrong_answers
from medmir.page.inference import Inference
from medmir.search.self_test import Check, check_picture, check_words

CHECKS = {"text": check_words, "vision": check_picture}


class WrongAnswersError(MedMIRError):
    """A tower computes something else here than where the bundle was made."""


class TestedTowers:
    """:class:`medmir.search.answer.Towers` that are tested when they are first asked; ``passed`` takes the outcomes."""

    def __init__(self, bundle: Bundle, inference: Inference, passed: dict[str, Check]):
        self._bundle, self._inference, self._passed = bundle, inference, passed
        self._tested: set[str] = set()
        self._testing = asyncio.Lock()

    async def embed_text(self, ids: np.ndarray) -> np.ndarray:
        """As :meth:`Inference.embed_text`; WrongAnswersError where the tower fails the test."""
        await self.test("text")
        return await self._inference.embed_text(ids)

    async def embed_image(self, pixel_values: np.ndarray) -> np.ndarray:
        """As :meth:`Inference.embed_image`; WrongAnswersError where the tower fails the test."""
        await self.test("vision")
        return await self._inference.embed_image(pixel_values)

    async def test(self, tower: str) -> None:
        """Test a tower, once; WrongAnswersError where it fails, and then another worker is started for the next try."""
        async with self._testing:
            if tower in self._tested:
                return
            check = await CHECKS[tower](self._bundle, self._inference)
            if check and not check.passed:
                self._inference.crashed()
                raise WrongAnswersError(wrong_answers(tower, check))
            self._tested.add(tower)
            if check:
                self._passed[tower] = check
