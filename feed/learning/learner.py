"""The scorer learns from what people did with what they were shown: a step now and then, each event once."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import takewhile

import structlog
from django.db import transaction

from common.clock import now
from feed.events.reading import Reading, Told, move, read
from feed.learning.examples import examples
from feed.learning.state import as_weights, last_state
from feed.models import RankerSnapshot
from feed.ranking.guard import Guarded, Verdict
from feed.states import EventKind

READER = "learner"
MOST = 5_000
"""Events read in a step."""
WAIT = timedelta(minutes=10)
"""After an impression, in which people may still do something with it."""
KEPT = 30
"""Snapshots, and the good ones among them; older ones go."""
log = structlog.get_logger(__name__)


def learn() -> int:
    """How many items it learnt from. Safe to run twice, and at once: what was read is marked in the transaction that
    writes what was learnt, and whoever comes second writes nothing.
    """
    first = read(READER, most=MOST)
    ripe = _ripe(first.rows)
    if not ripe:
        return 0
    reading = first if ripe == len(first.rows) else read(READER, most=ripe)
    impressions = [row for row in reading.rows if row.kind == EventKind.IMPRESSION]
    batch = examples(impressions, first.rows)
    guarded, before = last_state()
    taught, verdict = guarded.taught(batch)
    if not _write(reading, taught if len(batch.rows) else None, verdict, before):
        return 0
    if verdict == Verdict.FELL_BACK:
        log.warning("ranker_fell_back", examples=guarded.live.seen)
    return len(batch.rows)


def _ripe(rows: Sequence[Told]) -> int:
    """How many from the start have waited long enough. Where there is more to read than was read, the last of it can
    not have been joined with what came of it, so some is left; but never all.
    """
    full = len(rows) == MOST
    until = min(now(), rows[-1].at) - WAIT if full else now() - WAIT
    ripe = sum(1 for _ in takewhile(lambda row: row.at <= until, rows))
    return ripe or (MOST // 2 if full else 0)


def _write(reading: Reading, taught: Guarded | None, verdict: Verdict, before: RankerSnapshot | None) -> bool:
    """One transaction. False when another step was first."""
    with transaction.atomic():
        if not move(reading):
            return False
        if taught is None:
            return True
        if before is not None and verdict == Verdict.HELD_UP:
            RankerSnapshot.objects.filter(pk=before.pk).update(good=True)
        RankerSnapshot.objects.filter(active=True).update(active=False)
        made = RankerSnapshot.objects.create(
            version=(before.version if before is not None else 0) + 1,
            weights=as_weights(taught),
            metrics={"live": taught.live.as_json(), "good": taught.still.as_json(), "verdict": verdict},
            good=verdict == Verdict.FELL_BACK,
            active=True,
        )
        RankerSnapshot.objects.filter(version__lte=made.version - KEPT, good=False).delete()
        old = RankerSnapshot.objects.filter(good=True).order_by("-version").values_list("pk", flat=True)[KEPT:]
        RankerSnapshot.objects.filter(pk__in=list(old)).delete()
    return True
