"""The collection's embeddings in two dimensions, and what is lost on the way."""

from importlib.util import find_spec

import numpy as np

from medmir.errors import MedMIRError
from medmir.measure.metrics import Estimate, estimate
from medmir.search.placing import place_of

PERPLEXITY = 30      # of t-SNE: about as many neighbours count
FEWEST = 10          # films that a map can be made of
NEIGHBOURS = 10      # of a film, that should be near it on the map as well
MOST_MEASURED = 2000  # films, spread over the collection: each is held against all others
EARLY, LATE = 250, 500
"""Steps of the optimizer with and after early exaggeration (Belkina et al., Nature Communications 2019)."""


def check_projector() -> None:
    """MedMIRError where what makes maps is not installed."""
    if not find_spec("openTSNE"):
        raise MedMIRError('openTSNE, which makes maps, is not installed: pip install "medmir[map]".')


def project(embeddings: np.ndarray, seed: int = 0) -> tuple[np.ndarray, str]:
    """Float64 ``[n, 2]``, and in words how it was made: t-SNE by openTSNE, begun from the principal components.

    One thread, so that the same input gives the same bytes on a machine.
    """
    import openTSNE  # late: an extra
    from threadpoolctl import threadpool_limits

    perplexity = min(PERPLEXITY, (len(embeddings) - 1) // 3)
    with threadpool_limits(1):
        fit = openTSNE.TSNE(perplexity=perplexity, metric="cosine", initialization="pca", random_state=seed, n_jobs=1,
                            early_exaggeration_iter=EARLY, n_iter=LATE).fit(embeddings)
    return np.asarray(fit), (f"t-SNE (openTSNE {openTSNE.__version__}; perplexity {perplexity}, cosine, begun from the"
                             f" principal components, {EARLY} + {LATE} steps, seed {seed})")


def measure_projection(embeddings: np.ndarray, places: np.ndarray, patients: np.ndarray) -> dict[str, dict]:
    """What a map of films at ``places`` ``[n, 2]`` keeps of their neighbourhoods; ``patients`` ``[n]``: whose they are.

    ``neighbours``: the share of a film's :data:`NEIGHBOURS` most similar films that are among as many nearest on the
    map. ``trustworthiness`` (Venna and Kaski, Neural Networks 2006): 1 where no film is near on the map that is not by
    the model. ``placement``: how far from its own place a film is put by :func:`medmir.search.placing.place_of` when no
    film of its patient counts, as a share of the map's side. Each is the mean over films with 95 % interval and n;
    ``chance`` is what a random order, or the place of any other film, would give.
    """
    rows = np.unique(np.linspace(0, len(places) - 1, min(len(places), MOST_MEASURED)).astype(int))
    told = np.array([_measured(row, embeddings, places, patients) for row in rows])
    n = len(places)
    chances = (min(NEIGHBOURS / (n - 1), 1.0), .5, float(told[:, 3].mean()))
    estimates = zip(("neighbours", "trustworthiness", "placement"), told[:, :3].T, chances, strict=True)
    return {name: _figure(estimate(values), chance, len(rows)) for name, values, chance in estimates}


def _figure(found: Estimate, chance: float, n: int) -> dict:
    return found._asdict() | {"chance": round(chance, 4), "n": n}


def _measured(row: int, embeddings: np.ndarray, places: np.ndarray, patients: np.ndarray) -> list[float]:
    """Of one film: the share of neighbours kept, trustworthiness, how far off it is placed, and any other film is."""
    n, k = len(places), min(NEIGHBOURS, max(len(places) // 2 - 1, 1))
    ranks, near = _ranks(-(embeddings @ embeddings[row]), row), _ranks(_apart(places, row), row)
    on_the_map = np.flatnonzero(near <= k)
    too_far = np.maximum(ranks[on_the_map] - k, 0).sum()
    others = patients != patients[row]
    others = others if others.any() else np.arange(n) != row
    put = place_of(embeddings[row], embeddings, places, others)
    off = np.linalg.norm(put - places[row])
    return [np.mean(ranks[on_the_map] <= k), 1 - 2 / (k * (2 * n - 3 * k - 1)) * too_far, off,
            _apart(places, row).sum() / (n - 1)]


def _ranks(distances: np.ndarray, row: int) -> np.ndarray:
    """Int ``[n]``: every film's place from 1 by its distance; the film itself is in none of them."""
    distances[row] = -np.inf
    ranks = np.empty(len(distances), dtype=int)
    ranks[np.argsort(distances, kind="stable")] = np.arange(len(distances))
    ranks[row] = len(distances)
    return ranks


def _apart(places: np.ndarray, row: int) -> np.ndarray:
    return np.linalg.norm(places - places[row], axis=1)
