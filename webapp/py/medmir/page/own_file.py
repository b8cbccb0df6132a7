"""A file of the reader's becomes a film to be looked at: a DICOM frame between any of its stored values, any other
picture in 8 bits.
"""

from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from medmir.inputs.dicom.prefix import is_dicom
from medmir.inputs.preprocessing import eight_bit, open_picture
from medmir.page.language import later, say
from medmir.page.own_film import OwnFilm
from medmir.page.picture_file import THE_FILE, ready_for_dicom
from medmir.page.surroundings import ChosenFile, Surroundings
from medmir.page.viewing import EIGHT_BIT, Greys, Preset, Window

if TYPE_CHECKING:
    from medmir.inputs.dicom.windows import Frame

HOUNSFIELD, STORED = later("Hounsfield units"), later("values of the file")
CT = (
    Preset(later("Lung"), Window(-600, 1500)), Preset(later("Mediastinum"), Window(40, 400)),
    Preset(later("Bone"), Window(400, 1800)), Preset(later("Brain"), Window(40, 80)),
    Preset(later("Liver"), Window(60, 160)),
)
"""In Hounsfield units, as radiology departments set them (radiopaedia.org, "Windowing (CT)")."""
MOST = 9         # presets: as many as there are keys


async def own_film(file: ChosenFile, browser: Surroundings) -> OwnFilm:
    """Read and decode a file that was asked by once already; MedMIRError where that is no longer possible."""
    data = await file.read()
    if not is_dicom(file.name, data):
        return of_picture(open_picture(file.name, data))
    await ready_for_dicom(data, browser)
    from medmir.inputs.dicom.windows import open_frame  # late: pydicom is here only now

    return of_frame(open_frame(BytesIO(data), THE_FILE))


def of_picture(image: Image.Image) -> OwnFilm:
    """Any picture but a DICOM frame, in 8 bits."""
    return _flat(np.asarray(eight_bit(image)), image.width / image.height)


def of_frame(frame: "Frame") -> OwnFilm:
    """A DICOM frame; one in colour has no window."""
    shown = frame.shown()
    if not frame.grey:
        return _flat(shown, frame.ratio)
    return OwnFilm(frame.shown, shown.shape[::-1], frame.ratio, greys_of(frame), deep=True)


def _flat(pixels: np.ndarray, ratio: float) -> OwnFilm:
    return OwnFilm(lambda window, step: pixels[::step, ::step], pixels.shape[1::-1], ratio, EIGHT_BIT)


def greys_of(frame: "Frame") -> Greys:
    """The header's windows first, then those of the field for the modality, then the whole range."""
    least, most = frame.range
    whole = Preset(say("Full range"), Window((least + most + 1) / 2, most - least + 1))
    header = [Preset(name.strip() or say("As in the header"), Window(centre, width))
              for centre, width, name in frame.windows]
    field = CT if frame.modality == "CT" else ()
    presets = (*[*header, *field][: MOST - 1], whole)
    return Greys(presets[0].window if header else whole.window, presets, HOUNSFIELD if field else STORED)
