"""Taste vectors by alternating least squares (Hu, Koren, Volinsky 2008), from the library `implicit`."""

import numpy as np
from numpy.typing import NDArray

from feed.recommend.interactions import Interactions
from feed.recommend.matrices import loudness, matrix

CONFIDENCE = 8.0
REGULARIZATION = 2.0
SWEEPS = 12


def factors(taken: Interactions, items: int, size: int, seed: int, threads: int = 0) -> NDArray[np.float32]:
    """float32 [items, size], for `vector_of`."""
    from implicit.als import AlternatingLeastSquares  # noqa: PLC0415  (takes a second; reading a window needs none)

    values = loudness(taken)
    people = matrix(taken, items, 1 + CONFIDENCE * values)
    model = AlternatingLeastSquares(
        factors=size, regularization=REGULARIZATION, iterations=SWEEPS, num_threads=threads, random_state=seed
    )
    model.fit(people, show_progress=False)
    return np.nan_to_num(np.asarray(model.item_factors, dtype=np.float32))


def gram_of(vectors: NDArray[np.float32]) -> NDArray[np.float64]:
    return (vectors.T @ vectors).astype(np.float64) + REGULARIZATION * np.eye(vectors.shape[1])


def vector_of(
    vectors: NDArray[np.float32], gram: NDArray[np.float64], rows: NDArray[np.int64], by: NDArray[np.float32]
) -> NDArray[np.float32]:
    """One person's vector from what they took, `by` in 0..1: the half step of ALS that solves for them alone."""
    mine = vectors[rows].astype(np.float64)
    left = gram + (mine.T * (CONFIDENCE * by)) @ mine
    return np.linalg.solve(left, mine.T @ (1 + CONFIDENCE * by)).astype(np.float32)
