"""What the ranker goes by, of one viewer: one query."""

from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import AnonymousUser

from accounts.models import User
from feed.building.sql import Piece, Raw, epoch, fetch, union

MOST_FOLLOWEES = 1000
"""Whose posts are probed. Of those who follow more, the ones followed last."""
MOST_AFFINITIES = 300
MOST_LIKED = 60
MOST_OWN = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewer:
    """`personal` is False for visitors and for people who asked for an impersonal feed: then only `parted` and `muted`
    are filled, which are rules and no tastes. `history` is (post, weight, seconds since 1970), newest first.
    """

    id: int | None = None
    personal: bool = False
    reset_at: float = 0.0
    parted: frozenset[int] = frozenset()
    muted: frozenset[int] = frozenset()
    followees: tuple[int, ...] = ()
    affinity: dict[str, dict[str, tuple[float, float]]] = field(default_factory=dict)
    history: tuple[tuple[Raw, float, float], ...] = ()
    own: tuple[tuple[Raw, Raw], ...] = ()


def know(viewer: User | AnonymousUser) -> Viewer:
    if not isinstance(viewer, User):
        return Viewer()
    rows: dict[str, list[tuple[Any, ...]]] = {}
    for what, *values in fetch(union(_pieces(viewer.pk))):
        rows.setdefault(what, []).append(tuple(values))
    personal, reset_at = next(((bool(at), weight) for _key, weight, at in rows.get("preference", [])), (True, 0.0))
    rules = {
        "id": viewer.pk,
        "parted": frozenset(int(key) for key, _weight, _at in rows.get("block", [])),
        "muted": frozenset(int(key) for key, _weight, _at in rows.get("mute", [])),
    }
    if not personal:
        return Viewer(**rules)
    return Viewer(
        **rules,
        personal=True,
        reset_at=reset_at,
        followees=tuple(int(key) for key, _weight, _at in rows.get("follow", [])),
    )


def _pieces(me: int) -> list[Piece]:
    """Rows of (what, key, weight, at). The texts are literals: nothing a person wrote becomes SQL."""
    return [
        Piece(
            f"SELECT 'preference' AS what, '' AS key, COALESCE({epoch('reset_at')}, 0.0) AS weight, "
            "CASE WHEN personalise THEN 1.0 ELSE 0.0 END AS at FROM feed_feedpreference WHERE person_id = %s",
            (me,),
        ),
        Piece(
            "SELECT 'block' AS what, CAST(target_id AS text) AS key, 0.0 AS weight, 0.0 AS at "
            "FROM accounts_block WHERE source_id = %s",
            (me,),
        ),
        Piece(
            "SELECT 'block' AS what, CAST(source_id AS text) AS key, 0.0 AS weight, 0.0 AS at "
            "FROM accounts_block WHERE target_id = %s",
            (me,),
        ),
        Piece(
            "SELECT 'mute' AS what, CAST(target_id AS text) AS key, 0.0 AS weight, 0.0 AS at "
            "FROM accounts_mute WHERE source_id = %s",
            (me,),
        ),
        Piece(
            "SELECT 'follow' AS what, CAST(target_id AS text) AS key, 0.0 AS weight, 0.0 AS at "
            "FROM accounts_follow WHERE source_id = %s ORDER BY id DESC LIMIT %s",
            (me, MOST_FOLLOWEES),
        ),
    ]
