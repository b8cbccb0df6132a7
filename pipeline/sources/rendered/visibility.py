"""How well a lesion shows on a film: its own shadow against the clutter of the anatomy it lies in.

What cannot be seen must not be among a film's labels, so every lesion is scored on each film.
"""

import numpy as np
from scipy.ndimage import gaussian_filter, uniform_filter

HIGH_PASS = .05     # of the film's edge (about 15 mm): broader shading reads as body, not as lesion
GLANCE = .1         # of the film's edge: the eye sums a shadow over so much at a time (about 30 mm)
NEIGHBOURHOOD = .06 # of the film's edge over which the clutter is averaged
GRAIN = 1.5         # mm of water, quantum noise and blur that hide a shadow on any film
VISIBLE = 3.2       # lesions below are not seen; set by eye on lesions sorted by score
OUTLINES = ("Cardiomegaly", "Emphysema")   # move outlines of heart and domes, so they are always seen


def visibility(shadow: np.ndarray, film: np.ndarray) -> float:
    """Detectability d' of a lesion's ``shadow`` in a ``film``, both float [n, n], mm of water.

    The matched filter in noise that is white but uneven, d'^2 = sum(shadow^2 / variance) (Barrett
    and Myers, Foundations of Image Science, 2004, chapter 13; with a flat shadow it is the
    contrast times root area over noise of Rose, J Opt Soc Am 38:196, 1948), where the shadow is
    clearest. The noise is the film without the lesion; both are freed of broad shading.
    """
    n = len(film)
    without = _fine(film - shadow)
    variance = gaussian_filter(without ** 2, NEIGHBOURHOOD * n, mode="nearest") + GRAIN ** 2
    glance = round(GLANCE * n)
    found = uniform_filter(_fine(shadow) ** 2 / variance, glance, mode="constant") * glance ** 2
    return float(np.sqrt(found.max()))


def _fine(path: np.ndarray) -> np.ndarray:
    return path - gaussian_filter(path, HIGH_PASS * len(path), mode="nearest")
