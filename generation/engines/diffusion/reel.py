"""Finished frames of every run, held until the clip has passed them."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from generation.contracts import EngineError
from generation.engines.diffusion.cutting import blend, dimmed
from generation.engines.diffusion.stretches import Run, Story
from generation.engines.prompting.fitting import cover
from generation.engines.prompting.material import Given
from generation.storyboard.schema import Transition

More = Callable[[], bool]


class Reel:
    """The clip's frames, in order, uint8 [height, width, 3]. `more` makes the next stretch, and is asked where a frame
    is not there yet.
    """

    def __init__(self, story: Story, given: Given, *, width: int, height: int, more: More) -> None:
        self._story = story
        self._given = given
        self._size = (width, height)
        self._more = more
        self._held: dict[int, deque[tuple[int, np.ndarray]]] = {run.index: deque() for run in story.runs}

    def add(self, run: int, start: int, frames: np.ndarray) -> None:
        """Frames uint8 [T, H, W, 3] of a run, from its own frame `start` on."""
        self._held[run].append((start, frames))

    def frame(self, number: int) -> np.ndarray:
        """Frame `number` of the clip; none before it can be asked for again. Raises what `more` raises."""
        for run in self._story.runs:
            if run.last + run.tail <= number:
                self._held[run.index].clear()
        change = change_at(self._story, number)
        if change is None:
            picture = self._of(self._run(number), number)
        elif change.kind == "fade":
            picture = dimmed(self._of(self._run(number), number), change.part)
        else:
            old = self._of(self._story.runs[change.new - 1], number)
            picture = blend(change.kind, old, self._of(self._story.runs[change.new], number), change.part)
        return cover(picture, *self._size)

    def footage(self, run: Run, number: int) -> np.ndarray:
        """uint8 [H, W, 3] of the model's size: what a run without stretches shows at this frame of the clip."""
        lattice = self._story.lattice
        at = (number - run.first) / lattice.clip_rate
        length_s = (run.last - run.first) / lattice.clip_rate
        return np.asarray(self._given.filling(run.shot, [at], length_s, lattice.width, lattice.height)[0])

    def _run(self, number: int) -> Run:
        return next(run for run in self._story.runs if number < run.last)

    def _of(self, run: Run, number: int) -> np.ndarray:
        lattice = self._story.lattice
        if not run.stretches:
            return self.footage(run, number)
        own, held = run.own(number, lattice), self._held[run.index]
        while not held or held[-1][0] + len(held[-1][1]) <= own:
            if not self._more():
                raise EngineError("the model gave fewer frames than were asked for", code="frames_missing")
        while held[0][0] + len(held[0][1]) <= own:
            held.popleft()
        start, frames = held[0]
        return np.asarray(frames[own - start])


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A transition into run `new`; `part` 0..1 is 0.5 on the cut."""

    kind: Transition
    new: int
    part: float


def change_at(story: Story, number: int) -> Change | None:
    """The transition that this frame of the clip is in the middle of; hard cuts are none."""
    for run in story.runs:
        kind = run.shot.transition
        half = float(run.lead)
        if kind == "fade":
            half = run.shot.transition_s / 2 * story.lattice.clip_rate
        elif not run.index:
            continue
        away = number + 0.5 - run.first
        if kind != "cut" and abs(away) < half and (run.index or away > 0):
            return Change(kind=kind, new=run.index, part=0.5 + away / (2 * half))
    return None
