"""Window and level of a DICOM frame: the stored values shown between others than the header's own.

The same transforms as :mod:`~medmir.inputs.dicom.picture`, which are pydicom's. They are run once over all the values
that there can be, and the frame is looked up in that table: a drag of the mouse shows what it does.
"""

from typing import BinaryIO, NamedTuple

import numpy as np
from pydicom import dcmread
from pydicom.dataset import Dataset

from medmir.errors import MedMIRError
from medmir.inputs.dicom.header import frame_count, read_header, refusals
from medmir.inputs.dicom.picture import GREY, as_shown, height_to_width, real_values, shown_frame, stored_values

DEEPEST = 2**17  # values of a table; what has more is computed pixel by pixel


class HeaderWindow(NamedTuple):
    """A window that a file's header brings: values after the modality LUT, and what the header calls it, if it does."""

    centre: float
    width: float
    name: str = ""


class Frame:
    """One frame as it is stored; ``grey`` where it can be windowed, ``which`` of how many it is, from 0."""

    def __init__(self, values: np.ndarray, header: Dataset, name: str, which: tuple[int, int]):
        self._values, self._header, self._name, self.which = values, header, name, which
        self.grey = header.PhotometricInterpretation in GREY
        self.modality = str(header.get("Modality") or "")
        self.ratio = values.shape[1] / values.shape[0] / height_to_width(header)

    @property
    def range(self) -> tuple[float, float]:
        """Least and greatest value after the modality LUT."""
        real = real_values(np.array([self._values.min(), self._values.max()]), self._header)
        return float(real.min()), float(real.max())

    @property
    def windows(self) -> list[HeaderWindow]:
        """Those of the header, in its order; without such as have no width."""
        centres, widths, names = (_several(self._header.get(name)) for name in (
            "WindowCenter", "WindowWidth", "WindowCenterWidthExplanation"))
        named = [*map(str, names), *[""] * len(centres)]
        return [HeaderWindow(float(centre), float(width), name)
                for centre, width, name in zip(centres, widths, named, strict=False) if float(width) >= 1]

    def shown(self, window: tuple[float, float] | None = None, step: int = 1) -> np.ndarray:
        """The frame as uint8, every ``step``-th row and column of it, as :func:`~medmir.inputs.dicom.picture.as_shown`
        makes it; through a window ``(centre, width)`` in the stead of the header's, if one is given.

        MedMIRError, naming the file, where its values cannot be shown.
        """
        values, header = self._values[::step, ::step], self._through(window) if window else self._header
        with refusals(self._name):
            if window is None or not np.issubdtype(values.dtype, np.integer):
                return as_shown(values, header, self._name)
            return self._looked_up(values, header)

    def _looked_up(self, values: np.ndarray, header: Dataset) -> np.ndarray:
        least, most = int(self._values.min()), int(self._values.max())
        if most - least >= DEEPEST:
            return as_shown(values, header, self._name)
        return as_shown(np.arange(least, most + 1), header, self._name)[values.astype(np.int32) - least]

    def _through(self, window: tuple[float, float]) -> Dataset:
        """The header with another window; one that is no number, or narrower than DICOM allows, is as narrow as may be.

        PS3.3 section C.11.2.1.2: Window Width shall be at least 1.
        """
        other = Dataset(dict(self._header.items()))
        other.WindowCenter, other.WindowWidth = round(window[0], 3), max(round(window[1], 3), 1)
        if "VOILUTSequence" in other:
            del other.VOILUTSequence
        return other


def _several(value: object) -> list:
    """What an attribute holds, whether that is one value or several."""
    if value is None or value == "":
        return []
    return list(value) if isinstance(value, (list, tuple)) or hasattr(value, "__iter__") and not isinstance(
        value, str) else [value]


def open_frame(file: BinaryIO, name: str, frame: int | None = None) -> Frame:
    """The frame that :func:`medmir.inputs.dicom.picture.open_dicom` makes a picture of, with its values kept; its
    errors."""
    header = read_header(file, name)
    chosen = shown_frame(header, frame)
    file.seek(0)
    with refusals(name):
        dataset = dcmread(file)
    values, lifted = stored_values(dataset, name, chosen)
    if not np.isfinite(values).all():
        raise MedMIRError(f"{name} holds pixel values that are not numbers.")
    return Frame(values, lifted, name, (chosen, frame_count(header)))
