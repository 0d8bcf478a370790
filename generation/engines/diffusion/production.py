"""Makes a story, stretch by stretch, only as far as somebody reads its frames or its sound."""

from collections.abc import Sequence

import numpy as np

from generation.engines.diffusion.attempts import Attempts
from generation.engines.diffusion.calls import Call, Take
from generation.engines.diffusion.identity import Likenesses, faithful
from generation.engines.diffusion.orders import Before, Orders
from generation.engines.diffusion.progress import Progress
from generation.engines.diffusion.record import Record
from generation.engines.diffusion.reel import Reel
from generation.engines.diffusion.sounding import Sounding
from generation.engines.diffusion.stretches import Run, Stretch

LOOK_AHEAD = 4
"""Batches' worth of stretches among which fellows are looked for: what is made early waits in memory."""


class Production:
    """`together` is the most plain stretches of one length that go into one call."""

    def __init__(
        self,
        orders: Orders,
        attempts: Attempts,
        *,
        likenesses: Likenesses,
        floor: float,
        together: int,
        progress: Progress,
        record: Record,
    ) -> None:
        story, spec = orders.story, orders.spec
        self._orders = orders
        self._attempts = attempts
        self._likenesses = likenesses
        self._floor = floor
        self._together = together
        self._progress = progress
        self._record = record
        self._waiting: list[tuple[Run, Stretch | None]] = [
            (run, stretch) for run in story.runs for stretch in run.stretches or (None,)
        ]
        self._early: dict[int, Take] = {}
        self._tail: np.ndarray | None = None
        self._end: np.ndarray | None = None
        self._opening: np.ndarray | None = None
        self._sounding = Sounding(orders)
        self.reel = Reel(story, orders.given, width=spec.width, height=spec.height, more=self.more)

    def more(self) -> bool:
        """Makes the next stretch; False when there is none. Raises what the adapter, and whoever listens, raise."""
        if not self._waiting:
            return False
        run, stretch = self._waiting[0]
        if stretch is None:
            self._sounding.footage(run)
            self._end = None
            if run.index == 0:
                self._opening = self.reel.footage(run, 0)
        else:
            take = self._early.pop(stretch.index, None) or self._made(run, stretch)
            self._keep(run, stretch, take)
        self._waiting.pop(0)
        return True

    def stop(self) -> None:
        """Nothing more is made, and what was is let go."""
        self._waiting.clear()
        self._early.clear()
        self._tail = self._end = self._opening = None

    def _made(self, run: Run, stretch: Stretch) -> Take:
        """With its fellows, which wait for their turn; once more from another seed where nobody is recognised."""
        before = Before(tail=self._tail, end=self._end, opening=self._opening)
        seed = seed_of(self._orders.spec.seed, stretch.index)
        call = self._orders.call(stretch, before, seed=seed)
        fellows = {} if call.conditioned else self._fellows(stretch)
        first, *others = self._generate([call, *fellows.values()])
        self._early |= zip(fellows, others, strict=True)
        made = {seed: first}

        def make(wanted: int) -> Take:
            if wanted not in made:
                made[wanted] = self._generate([self._orders.call(stretch, before, seed=wanted)], again=True)[0]
            return made[wanted]

        def score(take: Take) -> float | None:
            return self._likenesses.score(take.frames[stretch.overlap :], run.handles)

        kept = faithful(make, score, seed=seed, floor=self._floor)
        self._record.kept(stretch.index, kept)
        return kept.made

    def _fellows(self, stretch: Stretch) -> dict[int, Call]:
        """Calls of the stretches that can be made along with this one."""
        found: dict[int, Call] = {}
        for _, other in self._waiting[1 : LOOK_AHEAD * self._together]:
            alike = other is not None and other.num_frames == stretch.num_frames and not other.waits
            if other is None or not alike or other.index in self._early or len(found) == self._together - 1:
                continue
            seed = seed_of(self._orders.spec.seed, other.index)
            call = self._orders.call(other, Before(), seed=seed)
            if not call.conditioned:
                found[other.index] = call
                self._record.seed(other.index, seed)
        return found

    def _generate(self, calls: Sequence[Call], *, again: bool = False) -> list[Take]:
        self._progress.begin(0 if again else sum(call.num_frames for call in calls))
        takes = self._attempts.takes(calls, on_stage=self._progress.stage)
        self._progress.end()
        return takes

    def _keep(self, run: Run, stretch: Stretch, take: Take) -> None:
        lattice = self._orders.story.lattice
        self.reel.add(run.index, stretch.start + stretch.overlap, take.frames[stretch.overlap :])
        self._sounding.take(run, stretch, take.audio)
        self._tail = take.frames[-lattice.overlap :].copy()
        if stretch is run.stretches[-1]:
            shown = run.own(run.last + run.tail - 1, lattice) - stretch.start
            self._end = take.frames[shown].copy()
        if stretch.index == 0 and run.index == 0:
            self._opening = take.frames[0].copy()


def seed_of(seed: int, index: int) -> int:
    """Of a stretch: the clip's own for the first."""
    return int(np.random.SeedSequence([seed, index]).generate_state(1)[0]) if index else seed
