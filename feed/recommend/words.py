"""Vectors of the items' words, so that an item nobody took yet has neighbours too."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import hstack
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.preprocessing import normalize

MOST_TERMS = 30_000
WORD = r"(?u)\w+"
FEWEST = 8
"""Texts below which there is nothing to learn from."""


def content(texts: Sequence[str], count: int, size: int, seed: int) -> NDArray[np.float32]:
    """float32 [count, size], rows of length 1, or 0 for an empty text: words and character n-grams (which also fit
    languages without spaces), TF-IDF, truncated SVD. [count, 1] of 0 where the texts tell nothing.
    """
    if sum(bool(text.strip()) for text in texts) < FEWEST:
        return np.zeros((count, 1), dtype=np.float32)
    settings = {
        "min_df": 2 if count > 100 else 1,
        "max_features": MOST_TERMS,
        "sublinear_tf": True,
        "dtype": np.float32,
    }
    try:
        words = TfidfVectorizer(token_pattern=WORD, ngram_range=(1, 2), **settings).fit_transform(texts)
        letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), **settings).fit_transform(texts)
    except ValueError:  # no term is left: every text is of its own
        return np.zeros((count, 1), dtype=np.float32)
    table = hstack([words, 0.5 * letters]).tocsr()
    kept = min(size, min(table.shape) - 1)
    if kept < 2:
        return np.zeros((count, 1), dtype=np.float32)
    found = TruncatedSVD(kept, algorithm="randomized", n_iter=3, random_state=seed).fit_transform(table)
    vectors = np.zeros((count, size), dtype=np.float32)
    vectors[:, :kept] = normalize(found)
    return vectors
