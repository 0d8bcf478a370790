"""Timeline in, frames out. Stateless: any frame, in any order, in any process, is the same bytes."""

from collections import OrderedDict
from collections.abc import Mapping
from pathlib import Path

import cv2
import numpy as np

from generation.engines.studio.head.casting import head_of
from generation.engines.studio.materials import Material
from generation.engines.studio.plugins import registry
from generation.engines.studio.references import Person
from generation.engines.studio.stage.canvas import brighten, canvas_on
from generation.engines.studio.stage.captions import Captioner
from generation.engines.studio.stage.cast import Head
from generation.engines.studio.stage.fx_transitions import Change, blend, change_at, dim
from generation.engines.studio.stage.held import HeldFrames, loop_share, mix_into
from generation.engines.studio.stage.pictured import portrait
from generation.engines.studio.stage.scene import Scene
from generation.engines.studio.stage.seeds import seed_for
from generation.engines.studio.stage.sets import SetStore
from generation.engines.studio.stage.sprites import SpriteBook
from generation.engines.studio.timeline import TimedShot, Timeline

SCENES_KEPT = 3
FLASH_S = 0.10
FLASH = 0.30
"""Brightness added on the first frame after a cut."""


class FrameRenderer:
    """`identities` (faces and characters) by handle, subjects without one get a drawn head; `materials` by reference;
    built places are kept in the folder `cache`.

    Raises SpecRejected for unknown plug-ins of what is seen.
    """

    def __init__(
        self,
        timeline: Timeline,
        identities: Mapping[str, Person],
        assets: Path,
        materials: Mapping[str, Material] | None = None,
        cache: Path | None = None,
    ) -> None:
        registry.check_drawn(timeline.storyboard)
        self._timeline = timeline
        self._materials = materials or {}
        self._sets = SetStore(cache)
        self._sprites = SpriteBook(assets)
        self._captioner = Captioner(assets, timeline.width, timeline.height)
        self._heads: dict[str, Head] = {}
        for handle in timeline.storyboard.handles:
            person = identities.get(handle) or portrait(self._materials.get(handle))
            self._heads[handle] = head_of(person, seed_for(timeline.seed, handle))
        self._held = HeldFrames(self._materials, timeline.width, timeline.height, timeline.frame_rate)
        self._scenes: OrderedDict[int, Scene] = OrderedDict()
        self._spoken_rgb = registry.style(timeline.storyboard.style).look.caption_rgb

    def frame(self, index: int) -> np.ndarray:
        """uint8 RGB [H, W, 3]."""
        change = change_at(self._timeline, index)
        pixels = self._shown(self._timeline.shot_at(index), index) if change is None else self._changing(change, index)
        t = index / self._timeline.frame_rate
        if self._timeline.storyboard.captions and self._timeline.speeches:
            self._captioner.draw(canvas_on(pixels), self._timeline.speeches, t, self._spoken_rgb)
        return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGRA2RGB))

    def _shown(self, timed: TimedShot, index: int) -> np.ndarray:
        """BGRA of one shot, which may be a little before its start or after its end."""
        pixels = self._scene(timed).draw(index)
        since_cut = index / self._timeline.frame_rate - timed.start_s
        drawn = timed.index > 0 and timed.shot.transition == "cut" and timed.shot.material is None
        if drawn and 0 <= since_cut < FLASH_S:
            level = 255 * FLASH * (1 - since_cut / FLASH_S)
            brighten(pixels, (level, level, level))
        self._close_the_loop(pixels, index)
        self._held.apply(pixels, timed, index)
        return pixels

    def _changing(self, change: Change, index: int) -> np.ndarray:
        old = change.new if change.old is None else change.old
        if change.kind == "fade":
            pixels = self._shown(old if change.part < 0.5 else change.new, index)
            dim(pixels, change.part)
            return pixels
        return blend(change.kind, self._shown(old, index), self._shown(change.new, index), change.part)

    def _close_the_loop(self, pixels: np.ndarray, index: int) -> None:
        timeline = self._timeline
        share = loop_share(index, timeline.num_frames, timeline.frame_rate) if timeline.storyboard.loop else 0.0
        if share > 0:
            mix_into(pixels, self._scene(timeline.shots[0]).draw(index - timeline.num_frames), share)

    def _scene(self, timed: TimedShot) -> Scene:
        if timed.index not in self._scenes:
            self._scenes[timed.index] = Scene(
                self._timeline, timed, self._heads, self._sprites, self._materials, self._sets
            )
            while len(self._scenes) > SCENES_KEPT:
                self._scenes.popitem(last=False)
        self._scenes.move_to_end(timed.index)
        return self._scenes[timed.index]
