"""Texts as character 3- to 5-grams, hashed and weighted by rarity, reduced to SIZE numbers by what the site's own texts
have in common (TF-IDF and truncated SVD: latent semantic analysis). Needs no model weights and no language.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

import numpy as np
from scipy.sparse import csr_array
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import HashingVectorizer

from feed.search.space import SIZE, Floats, unit

KIND = "ngrams"
FEATURES = 2**15

_hashing = HashingVectorizer(
    analyzer="char_wb", ngram_range=(3, 5), n_features=FEATURES, alternate_sign=False, norm=None, dtype=np.float32
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class NgramBasis:
    """`rarity` is float32 [FEATURES] >= 1, `components` float32 [FEATURES, SIZE]; columns past the rank are zero."""

    rarity: Floats
    components: Floats
    kind: str = KIND
    slow: bool = False

    @property
    def mark(self) -> str:
        return sha256(self.components.tobytes()).hexdigest()

    def encode(self, texts: Sequence[str]) -> Floats:
        """[n, SIZE], each of length 1, or 0 for a text that shares nothing with the site's."""
        return unit(np.asarray(_weighted(_counts(texts), self.rarity) @ self.components, dtype=np.float32))


def fit(texts: Sequence[str], *, seed: int = 7) -> NgramBasis:
    """Texts are tokens parted by spaces (feed.search.tokens), two or more."""
    counts = _counts(texts)
    used = np.bincount(counts.indices, minlength=FEATURES)
    rarity = (np.log((1 + len(texts)) / (1 + used)) + 1).astype(np.float32)
    weighted = _weighted(counts, rarity)
    rank = min(SIZE, len(texts) - 1)
    svd = TruncatedSVD(rank, n_iter=3, random_state=seed).fit(weighted)
    components = np.zeros((FEATURES, SIZE), np.float32)
    components[:, :rank] = svd.components_.T
    return NgramBasis(rarity=rarity, components=components)


def _counts(texts: Sequence[str]) -> csr_array:
    return csr_array(_hashing.transform(texts))


def _weighted(counts: csr_array, rarity: Floats) -> csr_array:
    """1 + log(count), times rarity, each row of length 1."""
    weighted = csr_array(
        ((np.log(counts.data) + 1) * rarity[counts.indices], counts.indices, counts.indptr), counts.shape
    )
    length = np.sqrt(np.asarray(weighted.multiply(weighted).sum(axis=1))).ravel()
    scale = np.divide(1, length, out=np.zeros_like(length), where=length > 0)
    weighted.data *= np.repeat(scale, np.diff(weighted.indptr)).astype(np.float32)
    return weighted
