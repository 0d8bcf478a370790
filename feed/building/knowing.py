"""Reading what the ranker goes by: rules, followees, affinities and the recent past in one query."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import orjson

from accounts.models import User
from accounts.policies import Viewer as Asker
from feed.building.sql import fetch
from feed.building.traces import SAYS, traces
from feed.building.viewer import Past, Viewer, faded
from feed.models import AffinityKind, Steer
from feed.steering import is_personal, spoken

Rows = list[tuple[Any, ...]]


def know(asker: Asker, at: datetime) -> Viewer:
    if not isinstance(asker, User):
        return Viewer()
    rows: dict[str, Rows] = defaultdict(list)
    for row in fetch(traces(asker.pk, at)):
        rows[row[0]].append(row[1:])
    bare = Viewer(
        id=asker.pk,
        parted=frozenset(int(row[0]) for row in rows["block"]),
        muted=frozenset(int(row[0]) for row in rows["mute"]),
        wishes=tuple(spoken(_steers(rows["wish"], rows["pointed"]))),
    )
    if rows["impersonal"] or not is_personal(asker):
        return bare
    moment = at.timestamp()
    affinity: dict[str, dict[str, float]] = {kind: {} for kind in AffinityKind.values}
    for key, weight, since, kind, *_ in rows["affinity"]:
        affinity[kind][key.replace("-", "") if kind == AffinityKind.THREAD else key] = faded(weight, moment - since)
    past: dict[str, Past] = {}
    for what, says in SAYS.items():
        for key, _weight, done, *rest in rows[what]:
            before = past.get(key)
            said = (max(says, before.weight), max(done, before.at)) if before else (says, done)
            past[key] = Past(key, *said, *rest)
    return replace(
        bare,
        personal=True,
        followees=tuple(int(row[0]) for row in rows["follow"]),
        affinity=affinity,
        history=tuple(sorted(past.values(), key=lambda one: one.at)),
        own_threads=tuple(dict.fromkeys(row[3] for row in rows["own"] if row[3])),
    )


def _steers(wished: Rows, pointed: Rows) -> Iterator[Steer]:
    vectors = {number: (bytes.fromhex(vector), space) for number, _weight, _at, vector, space, _length in pointed}
    for number, _weight, ends, chips, text, _length in wished:
        vector, space = vectors.get(number, (b"", ""))
        until = datetime.fromtimestamp(ends, UTC) if ends else None
        yield Steer(pk=int(number), text=text, chips=orjson.loads(chips), expires_at=until, vector=vector, space=space)
