"""A frame of an earlier clip of this engine, drawn again: without captions, and before the label was laid over it."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from generation.contracts import Redrawn
from generation.engines.studio.references import Person
from generation.engines.studio.stage.renderer import FrameRenderer
from generation.engines.studio.timeline import Timeline

REDRAWING = "generation.engines.studio.redrawing"
MOST_APART = 6.0
"""Of 255, in the middle of all pixels: encoding moves them by 1 to 3, captions and label cover fewer than half."""


class OneFrame:
    """What a render process makes for it: `frame` of any number is the one at `index`."""

    def __init__(
        self, timeline: Timeline, identities: Mapping[str, Person], assets: Path, cache: Path | None, index: int
    ) -> None:
        self._renderer = FrameRenderer(timeline, identities, assets, None, cache)
        self._index = index

    def frame(self, _: int) -> np.ndarray:
        """uint8 RGB [height, width, 3]."""
        return self._renderer.frame(self._index)


def index_of(wanted: Redrawn) -> int:
    """As generation.media.material.frame_of counts: past the end it is the last one."""
    spec = wanted.spec
    return min(int(wanted.at_s * spec.frame_rate + 1e-6), spec.num_frames - 1)


def is_same(drawn: np.ndarray, filmed: np.ndarray) -> bool:
    """Whether the film shows this scene, whatever was laid over it: it may be of another version. Who has another photo
    by now is drawn with that.
    """
    if drawn.shape != filmed.shape:
        return False
    return float(np.median(np.abs(drawn.astype(np.int16) - filmed))) <= MOST_APART
