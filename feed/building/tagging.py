"""Tags of candidates against the tags that the viewer likes."""

from collections.abc import Mapping, Sequence

import numpy as np
import orjson
from numpy.typing import NDArray

from feed.building.viewer import Viewer
from feed.models import AffinityKind


def tag_affinity(viewer: Viewer, tags: Sequence[str]) -> NDArray[np.float32]:
    """[posts], -1..1: the tag that says most, of each post's tags as JSON."""
    known = viewer.affinity.get(AffinityKind.TAG, {})
    if not known:
        return np.zeros(len(tags), dtype=np.float32)
    return np.array([_strongest(known, orjson.loads(line)) for line in tags], dtype=np.float32)


def favourite(viewer: Viewer, tags: str) -> str:
    """The tag of a post that the viewer likes most, empty for none."""
    known = viewer.affinity.get(AffinityKind.TAG, {})
    return max((tag for tag in orjson.loads(tags) if known.get(tag, 0.0) > 0), key=known.__getitem__, default="")


def _strongest(known: Mapping[str, float], tags: Sequence[str]) -> float:
    return max((known.get(tag, 0.0) for tag in tags), key=abs, default=0.0)
