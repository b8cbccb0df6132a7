"""Our metrics against ranx, an independent implementation."""

import numpy as np
import pytest
from ranx import Qrels, Run
from ranx import evaluate as ranx_evaluate

from medmir.measure import metrics

PAIRS = {
    "hit_rate@5": lambda r: metrics.recall_at_k(r, 5), "precision@10": lambda r: metrics.precision_at_k(r, 10),
    "map": metrics.average_precision, "mrr": metrics.reciprocal_rank, "ndcg@10": lambda r: metrics.ndcg_at_k(r, 10),
}


@pytest.mark.parametrize("name", PAIRS)
def test_equal_on_random_rankings(name):
    rng = np.random.default_rng(1)
    rankings = [rng.random(60) < share for share in (0.02, 0.1, 0.4, 0.9)] + [np.arange(60) == 59]
    rankings = [ranking for ranking in rankings if ranking.any()]
    relevant = Qrels({f"q{q}": {f"d{i}": 1 for i in np.flatnonzero(r)} for q, r in enumerate(rankings)})
    ranked = Run({f"q{q}": {f"d{i}": float(60 - i) for i in range(60)} for q, r in enumerate(rankings)})
    assert np.mean([PAIRS[name](r) for r in rankings]) == pytest.approx(ranx_evaluate(relevant, ranked, name))
