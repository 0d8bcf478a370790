"""The scorer that ranks now."""

from typing import NamedTuple

import structlog

from feed.learning.holding import Holder
from feed.models import RankerSnapshot
from feed.ranking.scorer import Scorer
from feed.ranking.weights import Weights

RENEWED_EVERY_S = 20.0
log = structlog.get_logger(__name__)


class Held(NamedTuple):
    version: int
    scorer: Scorer


_UNTAUGHT = Held(0, Scorer(Weights.start()))


def current_scorer() -> Scorer:
    """That of the active snapshot; what it started with before there is one. Never waits."""
    return (HOLDER.current() or _UNTAUGHT).scorer


def _active(held: Held | None) -> Held | None:
    """Numbers that are no weights are passed over for what is held."""
    found = RankerSnapshot.objects.filter(active=True).values_list("version", "weights").first()
    if found is None or (held is not None and held.version == found[0]):
        return held
    try:
        return Held(found[0], Scorer(Weights.from_json(found[1])))
    except (ValueError, TypeError, AttributeError) as error:
        log.warning("weights_unreadable", version=found[0], error=type(error).__name__)
        return held


HOLDER: Holder[Held] = Holder("scorer", _active, every_s=RENEWED_EVERY_S)
