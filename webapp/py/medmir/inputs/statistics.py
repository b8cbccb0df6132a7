"""What a picture looks like, in numbers that need no model: its layout, greys, sharpness, symmetry and borders.

A model's embedding does not tell a chest film from a landscape: of the demo's tower a photograph is as near to some
film (cosine .971, median of 80) as a film to another patient's (.982, median of 1,019). These numbers do.
"""

import numpy as np

BLOCKS = 8  # of the layout, a side
SIDES = 4
FAINT = 1e-3  # added before a logarithm: a quarter of a grey level of 255
QUANTILES = (.02, .25, .5, .75, .98)


def picture_statistics(square: np.ndarray, aspect: float) -> np.ndarray:
    """The statistics of a picture as the model sees it, uint8 ``[s, s, 3]``, and of its width over its height.

    Float64, in this order: the means of 8 × 8 blocks of the standardized greys, mean, deviation, quantiles, colour,
    edges, detail, energy in each octave of the spectrum, borders, histogram (entropy, highest bin, share of black and
    white), likeness to its mirror image and to itself upside down, logarithm of the aspect.
    """
    colours = square.astype(np.float64) / 255
    grey = colours.mean(axis=2)
    standard = (grey - grey.mean()) / (grey.std() + FAINT)
    faint = np.array([np.ptp(colours, axis=2).mean(), *_edges(grey)]) + FAINT
    mirrored = [np.mean(standard * standard[:, ::-1]), np.mean(standard * standard[::-1])]
    return np.concatenate([
        _layout(standard), [grey.mean(), grey.std()], np.quantile(grey, QUANTILES), np.log10(faint), _octaves(grey),
        _borders(grey), _histogram(square), mirrored, [np.log(aspect)],
    ])


def _layout(standard: np.ndarray) -> np.ndarray:
    side = len(standard) // BLOCKS
    cut = standard[: BLOCKS * side, : BLOCKS * side]
    return cut.reshape(BLOCKS, side, BLOCKS, side).mean(axis=(1, 3)).ravel()


def _edges(grey: np.ndarray) -> tuple[float, float]:
    """Mean step between neighbours, and mean of the Laplacian: how sharp the finest detail is."""
    steps = np.abs(np.diff(grey, axis=0)).mean() + np.abs(np.diff(grey, axis=1)).mean()
    around = grey[:-2, 1:-1] + grey[2:, 1:-1] + grey[1:-1, :-2] + grey[1:-1, 2:]
    return steps, np.abs(4 * grey[1:-1, 1:-1] - around).mean()


def _octaves(grey: np.ndarray) -> np.ndarray:
    """Logarithm of the mean power in each octave of spatial frequency, of the picture faded out to its borders."""
    side = len(grey)
    fade = np.hanning(side)
    power = np.abs(_spectrum((grey - grey.mean()) * fade[:, None] * fade)) ** 2
    cycles = np.hypot(*np.meshgrid(*[(np.arange(side) + side // 2) % side - side // 2] * 2))  # a picture
    starts = 2.0 ** np.arange(int(np.log2(side)) - 1)
    inside = (cycles[..., None] >= starts) & (cycles[..., None] < 2 * starts)
    return np.log10((power[..., None] * inside).sum(axis=(0, 1)) / inside.sum(axis=(0, 1)) + FAINT ** 2)


def _spectrum(grey: np.ndarray) -> np.ndarray:
    """The discrete Fourier transform in two dimensions, by its definition: a page starts without ``numpy.fft``."""
    turns = np.arange(len(grey))
    waves = np.exp(-2j * np.pi / len(grey) * (np.outer(turns, turns) % len(grey)))
    return waves @ grey @ waves


def _borders(grey: np.ndarray) -> list[float]:
    """Mean grey of a strip along each side."""
    wide = max(len(grey) // 16, 1)
    return [strip.mean() for strip in (grey[:wide], grey[-wide:], grey[:, :wide], grey[:, -wide:])]


def _histogram(square: np.ndarray) -> list[float]:
    share = np.bincount(square[..., 1].ravel(), minlength=256) / square[..., 1].size
    seen = share[share > 0]
    return [-(seen * np.log2(seen)).sum(), share.max(), share[0] + share[255]]
