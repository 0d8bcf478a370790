"""Reading what the ranker goes by: rules, followees, affinities and the recent past in one query."""

from collections import defaultdict
from dataclasses import replace
from datetime import datetime
from typing import Any

from accounts.models import User
from accounts.policies import Viewer as Asker
from feed.building.sql import fetch, union
from feed.building.traces import SAYS, rules, tastes
from feed.building.viewer import Past, Viewer, faded
from feed.models import AffinityKind
from feed.steering import is_personal


def know(asker: Asker, at: datetime) -> Viewer:
    if not isinstance(asker, User):
        return Viewer()
    rows: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for what, *values in fetch(union([*rules(asker.pk), *tastes(asker.pk, at)])):
        rows[what].append(tuple(values))
    bare = Viewer(
        id=asker.pk,
        parted=frozenset(int(row[0]) for row in rows["block"]),
        muted=frozenset(int(row[0]) for row in rows["mute"]),
        wishes=bool(rows["wish"]),
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
