"""Short lists of weighted neighbours, padded to one width so that they can be memory-mapped."""

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

NOBODY = -1


def padded(matrix: csr_matrix, width: int) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
    """The `width` greatest of each row: ids int32 [n, width], NOBODY past the last, and weights float32 [n, width]."""
    matrix = matrix.tocsr()
    count = matrix.shape[0]
    row = np.repeat(np.arange(count), np.diff(matrix.indptr))
    order = np.lexsort((matrix.indices, -matrix.data, row))
    place = np.arange(len(row)) - matrix.indptr[row]
    kept = place < width
    ids = np.full((count, width), NOBODY, dtype=np.int32)
    weights = np.zeros((count, width), dtype=np.float32)
    ids[row[kept], place[kept]] = matrix.indices[order][kept]
    weights[row[kept], place[kept]] = matrix.data[order][kept]
    return ids, weights


def spread(
    ids: NDArray[np.int32], weights: NDArray[np.float32], rows: NDArray[np.int64], by: NDArray[np.float32], count: int
) -> NDArray[np.float32]:
    """[count]: the lists of these rows added up, each times its `by`."""
    found = ids[rows].ravel() + 1
    heavy = (weights[rows] * by[:, None]).ravel()
    return np.bincount(found, heavy, minlength=count + 1)[1:].astype(np.float32)
