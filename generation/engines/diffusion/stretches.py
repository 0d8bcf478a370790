"""A story as the model makes it: shots on its lattice, cut into stretches of one call each. Plain data."""

from dataclasses import dataclass
from typing import Literal

from generation.engines.diffusion.lattice import Lattice
from generation.storyboard.schema import Shot

Begins = Literal["free", "carried", "continued", "footage"]
"""A stretch begins freely, as the shot before it ended (softly), goes on where the one before it stopped, or where
footage that precedes it stopped.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """One call of `num_frames`, whose first `overlap` frames are the last of the one before; `start` is its first
    frame, in frames of its run. `first` and `last` name pictures that it begins and ends as; `closes` the loop.
    """

    index: int
    run: int
    start: int
    num_frames: int
    overlap: int = 0
    begins: Begins = "free"
    first: str | None = None
    last: str | None = None
    closes: bool = False

    @property
    def waits(self) -> bool:
        """Whether it needs frames that another stretch makes."""
        return self.begins in ("carried", "continued") or self.closes


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One shot in motion. Of the clip it fills frames `first` to `last` (exclusive), and it runs `lead` of them before
    and `tail` after for the transitions at its ends. Its `num_frames` are the model's. Without `stretches` it is
    footage, shown as it is; `source` names footage that is changed, `handles` those whose faces it shows.
    """

    index: int
    shot: Shot
    first: int
    last: int
    lead: int
    tail: int
    num_frames: int
    prompt: str = ""
    handles: tuple[str, ...] = ()
    source: str | None = None
    stretches: tuple[Stretch, ...] = ()

    def own(self, clip_frame: int, lattice: Lattice) -> int:
        """The run's own frame that is shown at this frame of the clip.

        Where it must end as a picture does, its last call is made to end there: it may hold up to a lattice step more
        frames than the clip shows, and these are left out evenly.
        """
        own = lattice.own(clip_frame - (self.first - self.lead))
        if self.made > self.num_frames > 1 and (self.stretches[-1].last or self.stretches[-1].closes):
            return round(own * (self.made - 1) / (self.num_frames - 1))
        return min(own, max(self.num_frames, self.made) - 1)

    @property
    def made(self) -> int:
        """How many frames its stretches make; 0 for footage."""
        return self.stretches[-1].start + self.stretches[-1].num_frames if self.stretches else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """All runs, in order, and what was asked for and cannot be had (`notes`, stable codes)."""

    runs: tuple[Run, ...]
    lattice: Lattice
    notes: tuple[str, ...] = ()

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        return tuple(stretch for run in self.runs for stretch in run.stretches)
