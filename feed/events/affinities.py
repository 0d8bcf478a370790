"""What people turn out to like: authors, tags and threads, weights that fade. See feed.models.Affinity."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count

from feed.events.known import Facts
from feed.events.learnable import NO_WISH, Wish, wishes_of
from feed.events.reading import Told
from feed.models import Affinity, AffinityKind
from feed.states import EventKind

GAIN = {
    EventKind.COMPLETION: 0.5,
    EventKind.REWATCH: 0.5,
    EventKind.LIKE: 1.0,
    EventKind.SAVE: 1.5,
    EventKind.COMMENT: 1.5,
    EventKind.SHARE: 2.0,
    EventKind.FOLLOW: 3.0,
    EventKind.REMIX: 3.0,
    EventKind.NOT_INTERESTED: -3.0,
    EventKind.REPORT: -6.0,
}
TAU_S = 30 * 86_400
MOST_KEYS = 300
MOST_TAGS = 8
STRONGEST = 20.0


class Step(NamedTuple):
    """`back`: what was given before is taken back."""

    at: datetime
    gain: float
    back: bool


class Key(NamedTuple):
    person: int
    kind: str
    key: str


def update_affinities(told: Iterable[Told], facts: Mapping[UUID, Facts]) -> None:
    """Inside the counter's transaction. Nothing is learnt of whose feed is impersonal, nor from before a reset."""
    rows = [row for row in told if row.kind in GAIN and row.person_id != facts[row.post_id].author_id]
    wishes = wishes_of({row.person_id for row in rows if row.person_id is not None})
    gains = _gains(rows, facts, wishes)
    if not gains:
        return
    found = Affinity.objects.filter(person__in={key.person for key in gains}, key__in={key.key for key in gains})
    kept = {Key(row.person_id, row.kind, row.key): row for row in found}
    for key, steps in gains.items():
        row = kept.get(key)
        if row is None:
            first = next((step for step in steps if not step.back), None)
            if first is None:
                continue
            row = kept[key] = Affinity(person_id=key.person, kind=key.kind, key=key.key, weight=0.0, at=first.at)
        reset = wishes.get(key.person, NO_WISH)[1]
        if reset is not None and row.at < reset:
            row.weight = 0.0
        for step in steps:
            _grow(row, step)
    Affinity.objects.bulk_create(
        [kept[key] for key in sorted(gains) if key in kept],
        update_conflicts=True,
        unique_fields=["person", "kind", "key"],
        update_fields=["weight", "at"],
    )
    _cut({key.person for key in gains})


def _gains(rows: list[Told], facts: Mapping[UUID, Facts], wishes: Mapping[int, Wish]) -> dict[Key, list[Step]]:
    gains: dict[Key, list[Step]] = defaultdict(list)
    for row in rows:
        if row.person_id is None:
            continue
        personal, reset = wishes.get(row.person_id, NO_WISH)
        if not personal or (reset is not None and row.at <= reset):
            continue
        back = row.value < 0
        gain = GAIN[EventKind(row.kind)] * (-1 if back else 1 / max(1.0, row.value))
        for key in _keys(row.person_id, facts[row.post_id]):
            gains[key].append(Step(row.at, gain, back))
    return gains


def _keys(person: int, post: Facts) -> Iterator[Key]:
    yield Key(person, AffinityKind.AUTHOR, str(post.author_id))
    if post.thread is not None:
        yield Key(person, AffinityKind.THREAD, str(post.thread))
    for tag in post.tags[:MOST_TAGS]:
        yield Key(person, AffinityKind.TAG, tag)


def _grow(row: Affinity, step: Step) -> None:
    """Faded to the step's moment, or the gain faded to where the row is already. What is taken back had faded, or was
    forgotten by a reset: it takes no more than there is, so that it never turns into a dislike.
    """
    gain, passed_s = step.gain, (step.at - row.at).total_seconds()
    if passed_s >= 0:
        row.weight, row.at = row.weight * math.exp(-passed_s / TAU_S), step.at
    else:
        gain *= math.exp(passed_s / TAU_S)
    least = min(0.0, row.weight) if step.back else -STRONGEST
    row.weight = max(least, min(STRONGEST, row.weight + gain))


def _cut(people: set[int]) -> None:
    """Of who has too many, the weakest go."""
    many = Affinity.objects.filter(person__in=people).values("person").annotate(keys=Count("pk"))
    for person in many.filter(keys__gt=MOST_KEYS).values_list("person", flat=True):
        ranked = sorted(Affinity.objects.filter(person=person), key=_strength, reverse=True)
        Affinity.objects.filter(pk__in=[row.pk for row in ranked[MOST_KEYS:]]).delete()


def _strength(row: Affinity) -> float:
    """The logarithm of what is left of the weight, but for what is the same for all of them."""
    return math.log(abs(row.weight) or 1e-9) + row.at.timestamp() / TAU_S
