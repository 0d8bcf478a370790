"""One frame of a storyboard without its sound: for the storyboard editor and for contact sheets."""

from collections.abc import Mapping
from itertools import accumulate, pairwise
from pathlib import Path

import numpy as np

from generation.engines.studio.materials import Material, Picture
from generation.engines.studio.stage.renderer import FrameRenderer
from generation.engines.studio.timeline import Beats, TimedShot, Timeline
from generation.storyboard.schema import Shot, Storyboard
from vision.contracts import Identity
from vision.picture import open_picture

FRAME_RATE = 30
ENERGY = 0.5
"""How loud the music that nobody composed is taken to be."""


def silent_timeline(storyboard: Storyboard, *, width: int, height: int, seed: int) -> Timeline:
    """Shots as long as the storyboard says, an even beat, nobody speaks."""
    cuts = [0.0, *accumulate(shot.seconds for shot in storyboard.shots)]
    frames = [round(cut * FRAME_RATE) for cut in cuts]
    shots = tuple(
        TimedShot(
            index=index,
            shot=storyboard.shots[index],
            first_frame=first,
            num_frames=max(1, last - first),
            start_s=first / FRAME_RATE,
            end_s=last / FRAME_RATE,
        )
        for index, (first, last) in enumerate(pairwise(frames))
    )
    bpm = storyboard.music.bpm
    return Timeline(
        storyboard=storyboard,
        width=width,
        height=height,
        frame_rate=FRAME_RATE,
        num_frames=max(1, frames[-1]),
        seed=seed,
        shots=shots,
        beats=Beats(bpm=bpm, times_s=np.arange(0, cuts[-1] + 60 / bpm * 8, 60 / bpm)),
        energy=np.full(max(1, frames[-1]), ENERGY, np.float32),
    )


def still(
    storyboard: Storyboard,
    *,
    at_s: float,
    width: int,
    height: int,
    seed: int,
    assets: Path,
    identities: Mapping[str, Identity] | None = None,
    materials: Mapping[str, Material] | None = None,
) -> np.ndarray:
    """uint8 RGB [height, width, 3]: what a clip would show `at_s` seconds into it, without captions.

    Who has no identity is drawn. Raises SpecRejected for unknown plug-ins.
    """
    timeline = silent_timeline(storyboard, width=width, height=height, seed=seed)
    renderer = FrameRenderer(timeline, dict(identities or {}), assets, materials)
    return renderer.frame(min(timeline.num_frames - 1, max(0, round(at_s * FRAME_RATE))))


class StillRenderer:
    """What a render process makes for one still: everybody is drawn; what shots show is one of `pictures` (PNG or any
    that open_picture reads, by reference), or left out.
    """

    def __init__(
        self,
        storyboard: Storyboard,
        at_s: float,
        width: int,
        height: int,
        seed: int,
        assets: Path,
        cache: Path | None,
        pictures: Mapping[str, bytes],
    ) -> None:
        shots = tuple(_shown(shot, pictures) for shot in storyboard.shots)
        board = storyboard.model_copy(update={"shots": shots})
        timeline = silent_timeline(board, width=width, height=height, seed=seed)
        self._index = min(timeline.num_frames - 1, max(0, round(at_s * FRAME_RATE)))
        given = {name: Picture(rgb=open_picture(data), face=None) for name, data in pictures.items()}
        self._renderer = FrameRenderer(timeline, {}, assets, given, cache)

    def frame(self, _: int) -> np.ndarray:
        """uint8 RGB [height, width, 3]."""
        return self._renderer.frame(self._index)


def _shown(shot: Shot, pictures: Mapping[str, bytes]) -> Shot:
    left_out: dict[str, None] = {"first_frame": None, "last_frame": None}
    if not {one.reference for one in shot.shown} <= pictures.keys():
        left_out |= {"material": None, "beside": None}
    return shot.model_copy(update=left_out)
