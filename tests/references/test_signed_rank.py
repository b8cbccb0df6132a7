"""Our exact signed-rank test against SciPy's."""

import numpy as np
import pytest
from scipy.stats import wilcoxon

from medmir.measure.reader_study import signed_rank


def test_the_signed_rank_test_is_scipys():
    differences = np.array([1.3, -0.2, 2.9, 0.4, -1.1, 3.3, 0.7, -0.5, 1.9, 2.2])
    assert signed_rank(differences).p == pytest.approx(wilcoxon(differences, method="exact").pvalue)
