"""Where a wish points in the space of the site's words: towards what it wants more of, away from what less of."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from feed.contracts import Chip
from feed.models import Steer
from feed.search.encoders import EncoderFailed
from feed.search.encoding import encode
from feed.search.learnt import learnt
from feed.search.space import SIZE, Basis, unit

TOWARDS = {"more": 1.0, "only": 1.0, "less": -1.0}


def direction(steer: Steer, chips: Sequence[Chip]) -> bytes:
    """float32 [64] of length 1, weighted by the chips' strengths; empty where nothing is learnt of their topics yet.
    Never waits for another machine.
    """
    basis = _basis()
    if basis is None:
        return b""
    if basis.slow:
        return bytes(steer.vector) if steer.space == basis.mark else b""
    return _pointed(chips)


def stored(chips: Sequence[Chip]) -> dict[str, Any]:
    """The columns of Steer that hold what a slow encoder says; empty where there is none or it does not answer: tags
    and words count then. May take seconds: never inside a transaction.
    """
    basis = _basis()
    if basis is None or not basis.slow:
        return {"vector": b"", "space": ""}
    try:
        return {"vector": _pointed(chips), "space": basis.mark}
    except EncoderFailed:
        return {"vector": b"", "space": ""}


def _basis() -> Basis | None:
    known = learnt()
    return known.basis if known is not None else None


def _pointed(chips: Sequence[Chip]) -> bytes:
    total = np.zeros((1, SIZE), np.float32)
    for chip in chips:
        if chip.verb in TOWARDS and chip.topic and not chip.topic.startswith("@"):
            vector = encode(" ".join([chip.topic, *chip.tags]))
            if vector is not None:
                total[0] += TOWARDS[chip.verb] * chip.strength * vector
    pointed = unit(total)[0]
    return pointed.tobytes() if pointed.any() else b""
