"""The learner as it stood, in the snapshot that it made."""

from typing import Any

from feed.models import RankerSnapshot
from feed.ranking.guard import Guarded, Tally
from feed.ranking.online import Pupil
from feed.ranking.values import HEADS
from feed.ranking.weights import Weights

STATE = "learner"
"""Beside the heads in RankerSnapshot.weights."""


def as_weights(guarded: Guarded) -> dict[str, Any]:
    """For RankerSnapshot.weights: heads for whoever ranks, and the learner's own."""
    state = {
        "pupil": guarded.pupil.as_json(),
        "good": guarded.good.as_json(),
        "live": guarded.live.as_json(),
        "still": guarded.still.as_json(),
    }
    return {**guarded.pupil.weights.as_json(), STATE: state}


def last_state() -> tuple[Guarded, RankerSnapshot | None]:
    """Where learning goes on: at the active snapshot, from the start where there is none. A damaged one is passed over
    for the last good one before it.
    """
    active = RankerSnapshot.objects.filter(active=True).first()
    if active is None:
        return Guarded.start(), None
    try:
        return _guarded(active.weights), active
    except (ValueError, TypeError, KeyError, AttributeError):
        return Guarded.start(Pupil.start(_last_good(active.version))), active


def _guarded(kept: dict[str, Any]) -> Guarded:
    state = kept[STATE]
    return Guarded(
        pupil=Pupil.from_json(state["pupil"]),
        good=Weights.from_json(state["good"]),
        live=_tally(state["live"]),
        still=_tally(state["still"]),
    )


def _tally(kept: dict[str, Any]) -> Tally:
    seen = int(kept["examples"])
    return Tally(
        seen=seen,
        loss=tuple(float(kept["log_loss"][head]) * seen for head in HEADS),
        area=tuple(float(kept["auc"][head]) * seen for head in HEADS),
    )


def _last_good(before: int) -> Weights:
    for kept in RankerSnapshot.objects.filter(good=True, version__lt=before).order_by("-version")[:5]:
        try:
            return Weights.from_json(kept.weights)
        except (ValueError, TypeError, AttributeError):
            continue
    return Weights.start()
