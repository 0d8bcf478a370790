"""What became of the items that people were shown, as the learner takes it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from uuid import UUID

import numpy as np

from feed.events.learnable import wishes_of
from feed.events.reading import Told
from feed.models import Post
from feed.ranking.features import FEATURES, INDEX, unpack
from feed.ranking.online import Batch
from feed.ranking.values import HEADS
from feed.serving.learning import Logged, logged
from feed.states import EventKind

HEAD_OF = {
    EventKind.LIKE: "like",
    EventKind.COMMENT: "comment",
    EventKind.SHARE: "share",
    EventKind.FOLLOW: "follow",
    EventKind.REMIX: "remix",
    EventKind.COMPLETION: "complete",
    EventKind.REWATCH: "complete",
    EventKind.NOT_INTERESTED: "not_interested",
    EventKind.REPORT: "report",
}
SESSIONS_AT_ONCE = 200
Deeds = dict[tuple[UUID, UUID], dict[str, float]]
"""By viewer and post: kind -> sum of values."""


def examples(impressions: Sequence[Told], told: Iterable[Told]) -> Batch:
    """One for each item that was served, ranked, and shown to somebody; `told` is all that is known of what they did.

    Where the event's source is empty, the session was not the viewer's or did not hold the post (feed.events.places).
    Nobody whose feed is impersonal teaches anything.
    """
    deeds = _deeds(told)
    silent = _silent({row.person_id for row in impressions if row.person_id is not None})
    shown = {(row.session, row.post_id): row for row in impressions if row.session and row.source}
    kept = _logged({session for session, _post in shown if session is not None})
    known = [(row, kept[at]) for at, row in shown.items() if at in kept and row.person_id not in silent]
    lengths = dict(Post.objects.filter(pk__in={row.post_id for row, _log in known}).values_list("pk", "duration_ms"))
    rows = np.zeros((len(known), len(FEATURES)), dtype=np.float32)
    happened = np.zeros((len(known), len(HEADS)), dtype=bool)
    people = {viewer: number for number, viewer in enumerate({row.viewer for row, _log in known})}
    for at, (row, log) in enumerate(known):
        rows[at] = unpack(log.features)
        rows[at, INDEX["position"]] = np.log2(1 + (row.position or 0)) / 8
        done = deeds.get((row.viewer, row.post_id), {})
        for head in _heads(done, lengths.get(row.post_id, 0)):
            happened[at, HEADS.index(head)] = True
    return Batch(
        rows=rows,
        happened=happened,
        propensity=np.array([log.propensity for _row, log in known], dtype=np.float64),
        people=np.array([people[row.viewer] for row, _log in known], dtype=np.int64),
    )


def _heads(done: dict[str, float], duration_ms: int) -> set[str]:
    """A like taken back is none; half of the clip seen is a watch."""
    heads = {HEAD_OF[EventKind(kind)] for kind, value in done.items() if kind in HEAD_OF and value > 0}
    if "complete" in heads or (duration_ms and done.get(EventKind.WATCH, 0.0) * 2000 >= duration_ms):
        heads.add("watch")
    return heads


def _deeds(told: Iterable[Told]) -> Deeds:
    """A remix of a remix is no remix of this post."""
    deeds: Deeds = defaultdict(lambda: defaultdict(float))
    for row in told:
        if row.kind != EventKind.REMIX or row.value == 1:
            deeds[row.viewer, row.post_id][row.kind] += row.value
    return deeds


def _silent(people: set[int]) -> set[int]:
    return {person for person, (personal, _since) in wishes_of(people).items() if not personal}


def _logged(sessions: set[UUID]) -> dict[tuple[UUID, UUID], Logged]:
    listed = sorted(sessions)
    kept: dict[tuple[UUID, UUID], Logged] = {}
    for start in range(0, len(listed), SESSIONS_AT_ONCE):
        kept |= logged(listed[start : start + SESSIONS_AT_ONCE])
    return kept
