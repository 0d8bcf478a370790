"""Where in the clip the sound of each stretch belongs."""

from functools import cached_property

import numpy as np

from generation.contracts import AUDIO_RATE
from generation.engines.diffusion.orders import Orders
from generation.engines.diffusion.stretches import Run, Stretch
from generation.engines.studio.audio.footage import laid_materials
from generation.engines.studio.audio.mix.layers import Laid


class Sounding:
    """Hands the score every stretch's own sound in order, as long as it keeps that. Footage, changed or not, is heard
    as it was, as loud as its shot wants it; what a model makes for footage without sound is kept.
    """

    def __init__(self, orders: Orders) -> None:
        self._orders = orders
        self._score = orders.score
        self._rate = orders.story.lattice.clip_rate
        self._next = 0

    def take(self, run: Run, stretch: Stretch, audio: np.ndarray | None) -> None:
        """`audio` float32 [N, 2] from the stretch's first frame on; what the clip heard before is passed over."""
        if not self._score.keeps:
            return
        lattice = self._orders.story.lattice
        stop = run.last
        if stretch is not run.stretches[-1]:
            ends = stretch.start + stretch.num_frames
            stop = next((at for at in range(self._next, run.last) if run.own(at, lattice) >= ends), run.last)
        if run.source is not None and (audio is None or self._laid(run) is not None):
            self._own(run, stop)
        elif stop > self._next:
            ahead_s = max(0.0, self._next / self._rate - self._orders.starts_s(stretch))
            head = int(ahead_s * self._rate + 1e-6)
            skip = round((ahead_s - head / self._rate) * AUDIO_RATE)
            sound = None if audio is None else audio[skip:]
            self._score.add(sound, first_frame=self._next, num_frames=stop - self._next, head_frames=head)
            self._next = stop

    def footage(self, run: Run) -> None:
        """Its own sound, or silence where it has none."""
        if self._score.keeps:
            self._own(run, run.last)

    def _own(self, run: Run, stop: int) -> None:
        """Of the footage, up to frame `stop` of the clip."""
        if stop <= self._next:
            return
        first = round((self._next - run.first) / self._rate * AUDIO_RATE)
        count = -(-(stop - self._next) * AUDIO_RATE // self._rate)
        laid = self._laid(run)
        sound = np.zeros((count, 2), np.float32)
        if laid is not None:
            sound += laid.source.read(first, count) * np.float32(laid.gain)
        self._score.add(sound, first_frame=self._next, num_frames=stop - self._next)
        self._next = stop

    def _laid(self, run: Run) -> Laid | None:
        return next((one for one in self._heard if round(one.start_s * self._rate) == run.first), None)

    @cached_property
    def _heard(self) -> list[Laid]:
        timeline = self._score.timeline
        return laid_materials(timeline, self._orders.given.shown) if timeline is not None else []
