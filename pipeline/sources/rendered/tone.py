"""From line integrals to a film: scatter, noise, detector response, display, markers."""

from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw, ImageFont
from scipy.ndimage import gaussian_filter

WATER = .0206                      # 1/mm, effective attenuation of water at diagnostic energy
SCATTER = {"PA": .28, "AP": .36, "LAT": .28}     # share of the blurred primary beam (AP has no grid)
SCATTER_BLUR = .07                 # of the image's edge
FLOOR = .002                       # of the open beam, electronic
PORTABLE_DOSE = .5                 # photons relative to PA
DETAIL_GAIN, DETAIL_BLUR = .35, .02              # mid-frequency enhancement, of the edge
LOCAL_BLUR = .055                  # of the edge, dynamic range compression
SKIN_BLUR, BODY_PATH = .02, 25.    # of the edge; mm of water that count as body
BLACK, WHITE = 3.0, 98.5           # percentiles of the body shown as black and white
PORTABLE_TEXT = ("PORTABLE", "AP", "AP SUPINE", "SEMI-ERECT")


@dataclass(frozen=True)
class Exposure:
    """Technique and display processing of one film, drawn whatever the disease."""

    photons: float        # per pixel of a 256 px film
    local: float          # share of the low frequencies that is removed
    sharpness: float
    lift: float           # of black
    contrast: float       # slope of the display sigmoid
    gamma: float


def draw_exposure(rng: np.random.Generator, view: str) -> Exposure:
    """Film technique from ``rng`` and the view alone."""
    photons = np.exp(rng.uniform(np.log(2.5e5), np.log(1.5e6))) * (PORTABLE_DOSE if view == "AP" else 1)
    return Exposure(photons, local=rng.uniform(.28, .5), sharpness=rng.uniform(.3, .9),
                    lift=rng.uniform(.02, .12), contrast=rng.uniform(2.2, 3.8), gamma=rng.uniform(.82, 1.12))


def film(path: np.ndarray, fat: float, view: str, exposure: Exposure, rng: np.random.Generator) -> np.ndarray:
    """Grey values 0 to 1, float32 [n, n], of line integrals in mm of water (``fat`` mm are added inside)."""
    n, body = len(path), path > BODY_PATH
    path = path + fat * gaussian_filter(body.astype(np.float32), SKIN_BLUR * n)
    beam = np.exp(-WATER * path)
    beam += SCATTER[view] * gaussian_filter(beam, SCATTER_BLUR * n, mode="nearest") + FLOOR
    grain = gaussian_filter(rng.standard_normal(beam.shape).astype(np.float32), .55) * 1.6
    beam += np.sqrt(beam / (exposure.photons * (256 / n) ** 1.15)) * grain
    density = -np.log(np.maximum(beam, FLOOR))
    return _display(_enhance(density, exposure), body, exposure)


def _enhance(density: np.ndarray, exposure: Exposure) -> np.ndarray:
    n = len(density)
    base = gaussian_filter(density, LOCAL_BLUR * n, mode="nearest")
    density = density - exposure.local * (base - base.mean())
    fine = density - gaussian_filter(density, max(.8, .0035 * n))
    detail = density - gaussian_filter(density, DETAIL_BLUR * n)
    return density + exposure.sharpness * fine + DETAIL_GAIN * detail


def _display(density: np.ndarray, body: np.ndarray, exposure: Exposure) -> np.ndarray:
    n = len(density)
    inner = slice(int(.08 * n), int(.92 * n))
    low, high = np.percentile(density[inner, inner][body[inner, inner]], [BLACK, WHITE])
    low -= exposure.lift * (high - low)

    def sigmoid(t: np.ndarray | float) -> np.ndarray:
        return 1 / (1 + np.exp(-exposure.contrast * (t - .5)))

    shown = (sigmoid((density - low) / (high - low)) - sigmoid(0.)) / (sigmoid(1.) - sigmoid(0.))
    return np.clip(np.clip(shown, 0, 1.05) ** exposure.gamma, 0, 1).astype(np.float32)


def label_film(grey: np.ndarray, view: str, rng: np.random.Generator) -> Image.Image:
    """8-bit image with the side marker that a frontal film carries."""
    image = Image.fromarray((grey * 255).astype(np.uint8))
    if view == "LAT":
        return image
    size, draw = image.width, ImageDraw.Draw(image)
    letter, left = max(10, round(.05 * size)), rng.random() < .7
    place = (int(size * (.93 if left else .04)), int(size * rng.uniform(.03, .1)))
    draw.text(place, "L" if left else "R", fill=int(rng.uniform(225, 255)), font=ImageFont.load_default(letter))
    if view == "AP" and rng.random() < .6:
        draw.text((int(.04 * size), int(.9 * size)), str(rng.choice(PORTABLE_TEXT)), fill=240,
                  font=ImageFont.load_default(max(8, round(.6 * letter))))
    return image
