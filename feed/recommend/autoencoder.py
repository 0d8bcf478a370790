"""EASE: the linear autoencoder with a zero diagonal, in closed form (Steck 2019, "Embarrassingly shallow")."""

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import lapack
from scipy.sparse import csr_matrix

L2 = 250.0
BLOCK = 4_000
"""People a step when the Gram matrix is summed, so that its sparse parts stay small."""


def gram(people: csr_matrix) -> NDArray[np.float32]:
    """float32 [items, items] of a sparse [users, items]."""
    total = np.zeros((people.shape[1], people.shape[1]), dtype=np.float32)
    for start in range(0, people.shape[0], BLOCK):
        part = people[start : start + BLOCK]
        total += (part.T @ part).toarray()
    return total


def ease(total: NDArray[np.float32], l2: float = L2) -> NDArray[np.float32]:
    """float32 [items, items], the row is what was taken; `total` is overwritten. Raises LinAlgError when singular."""
    total[np.diag_indices_from(total)] += l2
    factor, failed = lapack.spotrf(total.T, lower=0, overwrite_a=1)
    if not failed:
        inverse, failed = lapack.spotri(factor, lower=0, overwrite_c=1)
    if failed:
        raise np.linalg.LinAlgError("the Gram matrix has no inverse")
    upper = np.triu(inverse)
    full = upper + np.triu(upper, 1).T
    weights = -full / np.diag(full)
    weights[np.diag_indices_from(weights)] = 0
    return np.ascontiguousarray(weights, dtype=np.float32)
