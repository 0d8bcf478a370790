"""Stands beside the learner: each batch is first foretold by what learns and by the last good snapshot. Where learning
does worse, the good one comes back by itself; where it held up, it becomes the good one.
"""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Self

import numpy as np

from feed.ranking.metrics import auc, log_loss
from feed.ranking.online import Batch, Pupil, chances
from feed.ranking.values import HEADS
from feed.ranking.weights import Weights

SOON, LONG = 500, 3_000
"""Examples after which a worse pupil is sent back, and after which one that held up becomes the good one."""
WORSE_LOSS = 1.02
"""Times the good snapshot's log loss, summed over the heads."""
WORSE_AUC = 0.02
"""Below the good snapshot's AUC, mean over the heads."""


class Verdict(StrEnum):
    GOING_ON = "going_on"
    HELD_UP = "held_up"
    FELL_BACK = "fell_back"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Progressive figures since the last verdict: sums over examples of each head's loss and AUC."""

    seen: int = 0
    loss: tuple[float, ...] = (0.0,) * len(HEADS)
    area: tuple[float, ...] = (0.0,) * len(HEADS)

    def plus(self, found: np.ndarray, happened: np.ndarray) -> Self:
        count = len(happened)
        losses = [log_loss(found[:, at], happened[:, at]) for at in range(len(HEADS))]
        areas = [auc(found[:, at], happened[:, at]) for at in range(len(HEADS))]
        return type(self)(
            seen=self.seen + count,
            loss=tuple(old + count * new for old, new in zip(self.loss, losses, strict=True)),
            area=tuple(old + count * new for old, new in zip(self.area, areas, strict=True)),
        )

    def as_json(self) -> dict[str, Any]:
        """Means by head."""
        many = max(self.seen, 1)
        return {
            "examples": self.seen,
            "log_loss": {head: value / many for head, value in zip(HEADS, self.loss, strict=True)},
            "auc": {head: value / many for head, value in zip(HEADS, self.area, strict=True)},
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Guarded:
    """What ranks now is `pupil.weights`; `good` is what held up last."""

    pupil: Pupil
    good: Weights
    live: Tally = field(default_factory=Tally)
    still: Tally = field(default_factory=Tally)

    @classmethod
    def start(cls, pupil: Pupil | None = None) -> Self:
        pupil = pupil or Pupil.start()
        return cls(pupil=pupil, good=pupil.weights)

    def taught(self, batch: Batch) -> tuple[Self, Verdict]:
        """Foretells, then learns, then judges. An empty batch changes nothing."""
        if not len(batch.rows):
            return self, Verdict.GOING_ON
        live = self.live.plus(self.pupil.chances(batch.rows), batch.happened)
        still = self.still.plus(chances(self.good, batch.rows), batch.happened)
        if live.seen >= SOON and _worse(live, still):
            return type(self).start(Pupil.start(self.good)), Verdict.FELL_BACK
        pupil = self.pupil.taught(batch)
        if live.seen >= LONG:
            return replace(self, pupil=pupil, good=self.pupil.weights, live=Tally(), still=Tally()), Verdict.HELD_UP
        return replace(self, pupil=pupil, live=live, still=still), Verdict.GOING_ON


def _worse(live: Tally, still: Tally) -> bool:
    by_area = (sum(still.area) - sum(live.area)) / (len(HEADS) * live.seen)
    return sum(live.loss) > WORSE_LOSS * sum(still.loss) or by_area > WORSE_AUC
