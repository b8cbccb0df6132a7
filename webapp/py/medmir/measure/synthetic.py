"""Rows that are nobody's: the same numbers everywhere, to search collections of a size that is not there."""

import numpy as np


def synthetic_rows(first: int, n: int, d: int) -> np.ndarray:
    """Rows ``first`` to ``first + n`` of an endless matrix, float32 ``[n, d]``, L2-normalized, in all directions.

    Each value is a hash of its place (the finalizer of MurmurHash3, Appleby 2011), so that no generator is needed.
    """
    places = np.arange(first * d, (first + n) * d, dtype=np.uint32)
    for shift, factor in ((16, 0x85EBCA6B), (13, 0xC2B2AE35)):
        places ^= places >> np.uint32(shift)
        places *= np.uint32(factor)
    places ^= places >> np.uint32(16)
    rows = places.reshape(n, d).astype(np.float32) / np.float32(2**31) - np.float32(1)
    return rows / np.sqrt(np.einsum("ij,ij->i", rows, rows))[:, None]
