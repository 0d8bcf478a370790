"""Where in the clip the sound of each stretch belongs."""

import numpy as np

from generation.contracts import AUDIO_RATE
from generation.engines.diffusion.orders import Orders
from generation.engines.diffusion.stretches import Run, Stretch
from generation.engines.studio.audio.footage import laid_materials


class Sounding:
    """Hands the score every stretch's own sound in order, as long as it keeps that."""

    def __init__(self, orders: Orders) -> None:
        self._orders = orders
        self._score = orders.score
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
        if stop <= self._next:
            return
        ahead_s = max(0.0, self._next / lattice.clip_rate - self._orders.starts_s(stretch))
        head = int(ahead_s * lattice.clip_rate + 1e-6)
        skip = round((ahead_s - head / lattice.clip_rate) * AUDIO_RATE)
        sound = None if audio is None else audio[skip:]
        self._score.add(sound, first_frame=self._next, num_frames=stop - self._next, head_frames=head)
        self._next = stop

    def footage(self, run: Run) -> None:
        """Its own sound, as loud as the shot wants it."""
        if not self._score.keeps or run.last == run.first:
            return
        rate = self._orders.story.lattice.clip_rate
        count = -(-(run.last - run.first) * AUDIO_RATE // rate)
        sound = np.zeros((count, 2), np.float32)
        if self._score.timeline is not None:
            for laid in laid_materials(self._score.timeline, self._orders.given.shown):
                if round(laid.start_s * rate) == run.first:
                    sound += laid.source.read(0, count) * np.float32(laid.gain)
        self._score.add(sound, first_frame=run.first, num_frames=run.last - run.first)
        self._next = run.last
