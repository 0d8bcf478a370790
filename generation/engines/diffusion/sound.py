"""What a clip of a pipeline sounds like: what drives its pictures, and what is heard with them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from generation.contracts import RenderSpec
from generation.engines.studio.timeline import Timeline
from generation.manifests.schema import Manifest

More = Callable[[], bool]
"""Makes the next stretch and hands its sound to `Score.add`; False when the clip is whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """`timeline` has the cuts and the times of the lines, to which the pictures must be made; None without a storyboard.

    `drives`: every call gets `driving` as its soundtrack. `keeps`: what the pipeline makes is what is heard; takes are
    handed to `add`. `voices` are for Call.voices. `notes` are codes for the Report.
    """

    timeline: Timeline | None
    drives: bool
    keeps: bool
    voices: tuple[np.ndarray, ...] = ()
    notes: tuple[str, ...] = ()

    def driving(self, first_s: float, seconds: float) -> np.ndarray:
        """float32 [N, 2] at AUDIO_RATE, N = round(seconds * AUDIO_RATE), from a second of the clip on (it may lie before
        the start or past the end: silence). Only where `drives`.
        """
        raise NotImplementedError

    def add(self, audio: np.ndarray | None, *, first_frame: int, num_frames: int, head_frames: int = 0) -> None:
        """The next stretch's Take.audio; stretches come in order and leave no gap. Of its frames the first
        `head_frames` were seen before, and the `num_frames` after them are shown from `first_frame` of the clip on;
        what follows is cut. Does nothing unless `keeps`. Raises EngineError `sound_missing`, `sound_broken`.
        """
        raise NotImplementedError

    def heard(self, more: More) -> Iterator[np.ndarray]:
        """float32 [n, 2] blocks at AUDIO_RATE, in all ceil(frames / rate * AUDIO_RATE) samples. Whoever reads further
        than what was added has the next stretch made: the encoder reads about a second ahead of the frames, so `more`
        is called from here, and the frames it makes wait to be read. RenderResult.audio is this.
        """
        raise NotImplementedError


def score(spec: RenderSpec, manifest: Manifest, *, assets: Path) -> Score:
    """Before any work of the model. Reads the track and speaks the lines (about 60 ms each).

    Raises SpecRejected `audio_unreadable`, `audio_too_long`, `voice_not_granted`, `reference_unreadable`,
    `lines_too_long`, `too_many_shots` and those of Voices.check.
    """
    raise NotImplementedError
