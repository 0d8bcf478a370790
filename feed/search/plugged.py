"""An encoder of the operator's, brought down to the size of the space."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

import numpy as np

from feed.search.encoders import Floats, SteerEncoder
from feed.search.space import SIZE, unit


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PluggedBasis:
    """`components` is float32 [the encoder's width, SIZE]; `kind` the encoder's name."""

    encoder: SteerEncoder
    components: Floats
    slow: bool = True

    @property
    def mark(self) -> str:
        return sha256(self.kind.encode() + self.components.tobytes()).hexdigest()

    @property
    def kind(self) -> str:
        return self.encoder.name

    def encode(self, texts: Sequence[str]) -> Floats:
        """Raises EncoderFailed."""
        return unit(np.asarray(self.encoder.encode(texts) @ self.components, dtype=np.float32))


def reduce(encoder: SteerEncoder, texts: Sequence[str]) -> PluggedBasis:
    """The directions in which a sample of the site's texts differs most (uncentred, so that cosines survive)."""
    raw = encoder.encode(texts)
    _left, _sizes, directions = np.linalg.svd(raw, full_matrices=False)
    components = np.zeros((raw.shape[1], SIZE), np.float32)
    kept = directions[:SIZE].T
    components[:, : kept.shape[1]] = kept
    return PluggedBasis(encoder=encoder, components=components)
