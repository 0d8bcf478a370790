"""What a person left in the database that ranking goes by, as rows of (what, key, weight, at, group, language, length).

`at` counts seconds since 1970, ids are hex digits, `group` is the post's thread or the affinity's kind.
"""

from datetime import datetime, timedelta
from functools import cache
from typing import Any

from feed.building.sql import Piece, digits, epoch, hexed, indexed_by, moment, on_postgres, union

MOST_FOLLOWEES = 1000
"""Whose posts are looked at; of those who follow more, the ones followed last."""
MOST_AFFINITIES = 300
MOST_PAST = 60
"""Of each kind of SAYS."""
MOST_OWN = 30
SAYS = {"completion": 0.5, "rewatch": 1.0, "like": 1.0, "save": 1.5, "comment": 1.5, "share": 2.0, "remix": 3.0}
"""What a thing done says of a taste."""
TOLD = ("completion", "rewatch", "comment", "share")
"""Of SAYS, those that are known from events alone."""
MOST_EVENTS, EVENTS_SINCE = 400, timedelta(days=14)
"""Of the viewer's last events, and how far back they are looked for: the days of other partitions stay closed."""

_OF_A_POST = (
    digits("COALESCE(post.thread, post.clip_id)"),
    "post.language",
    "CAST(post.duration_ms AS double precision)",
)


def traces(me: int, at: datetime) -> Piece:
    """All of them in one statement, whose text is the same for everybody."""
    whole, known = _whole(), {_ME: me, _NOW: moment(at), _SINCE: moment(at - EVENTS_SINCE)}
    return Piece(whole.sql, tuple(known.get(value, value) for value in whole.params))


_ME, _NOW, _SINCE = object(), object(), object()
"""Stand for the parameters."""


@cache
def _whole() -> Piece:
    return union([*_rules(_ME, _NOW), *_tastes(_ME, _SINCE)])


def _rules(me: object, at: object) -> list[Piece]:
    """These hold in every mode."""
    return [
        _trace("impersonal", "''", source="feed_feedpreference WHERE person_id = %s AND NOT personalise", params=(me,)),
        _trace("block", "CAST(target_id AS text)", source="accounts_block WHERE source_id = %s", params=(me,)),
        _trace("block", "CAST(source_id AS text)", source="accounts_block WHERE target_id = %s", params=(me,)),
        _wish("CAST(chips AS text)", "text", me, at),
        _wish(hexed("vector"), "space", me, at, what="pointed", where="AND space <> ''"),
        _trace("mute", "CAST(target_id AS text)", source="accounts_mute WHERE source_id = %s", params=(me,)),
    ]


def _tastes(me: object, since: object) -> list[Piece]:
    """Nothing in here is older than the person's last reset, follows apart."""
    return [
        _trace(
            "follow",
            "CAST(target_id AS text)",
            source="accounts_follow follow WHERE source_id = %s ORDER BY follow.id DESC LIMIT %s",
            params=(me, MOST_FOLLOWEES),
        ),
        _trace(
            "affinity",
            "taste.key",
            "taste.kind",
            weight="taste.weight",
            at="taste.at",
            source=f"feed_affinity taste WHERE taste.person_id = %s AND {_since('taste.at')} LIMIT %s",
            params=(me, me, MOST_AFFINITIES),
        ),
        _taken("like", "feed_like", me),
        _taken("save", "feed_save", me),
        _told(me, since),
        _trace(
            "remix",
            digits("post.id"),
            *_OF_A_POST,
            at="own.created_at",
            source="feed_post own JOIN generation_clip clip ON clip.id = own.clip_id "
            "JOIN remix_lineage edge ON edge.job_id = clip.job_id JOIN feed_post post ON post.clip_id = edge.parent_id "
            f"WHERE own.author_id = %s AND NOT own.hidden AND {_since('own.created_at')} "
            "ORDER BY own.sequence DESC LIMIT %s",
            params=(me, me, MOST_PAST),
        ),
        _trace(
            "own",
            digits("post.clip_id"),
            *_OF_A_POST,
            at="post.created_at",
            source="feed_post post WHERE post.author_id = %s AND NOT post.hidden "
            f"AND {_since('post.created_at')} ORDER BY post.sequence DESC LIMIT %s",
            params=(me, me, MOST_OWN),
        ),
    ]


def _wish(part: str, language: str, me: object, at: object, *, what: str = "wish", where: str = "") -> Piece:
    """Those that hold, newest first; "pointed": what an encoder of the operator's said of some."""
    source = f"feed_steer wish WHERE person_id = %s AND (expires_at IS NULL OR expires_at > %s) {where}"
    source += " ORDER BY wish.id DESC"  # alone it would be the text of this list
    return _trace(what, "CAST(id AS text)", part, language, at="expires_at", source=source, params=(me, at))


def _taken(what: str, table: str, me: object) -> Piece:
    return _trace(
        what,
        digits("post.id"),
        *_OF_A_POST,
        at="done.created_at",
        source=f"{table} done {indexed_by(f'{what}_person')} JOIN feed_post post ON post.id = done.post_id "
        f"WHERE done.person_id = %s AND {_since('done.created_at')} ORDER BY done.id DESC LIMIT %s",
        params=(me, me, MOST_PAST),
    )


def _told(me: object, since: object) -> Piece:
    """What was watched to its end, shared or commented on."""
    kinds = ", ".join(f"'{kind}'" for kind in TOLD)
    events = (
        "SELECT post_id, kind, at FROM feed_event WHERE person_id = %s AND at > %s AND value > 0 "
        "ORDER BY at DESC LIMIT %s"
    )
    return _trace(
        "lately.kind",
        digits("post.id"),
        *_OF_A_POST,
        at="lately.at",
        source=f"({events}) AS lately JOIN feed_post post ON post.id = lately.post_id "
        f"WHERE lately.kind IN ({kinds}) AND {_since('lately.at')} LIMIT %s",
        params=(me, since, MOST_EVENTS, me, MOST_PAST),
    )


def _since(column: str) -> str:
    """After the last reset of the person who is the next parameter; read once, not for each row."""
    ever = "'-infinity'::timestamptz" if on_postgres() else "''"
    reset = "SELECT wish.reset_at FROM feed_feedpreference wish WHERE wish.person_id = %s"
    return f"{column} > COALESCE(({reset}), {ever})"


def _trace(
    what: str,
    key: str,
    group: str = "''",
    language: str = "''",
    length: str = "0.0",
    *,
    source: str,
    params: tuple[Any, ...],
    weight: str = "0.0",
    at: str = "",
) -> Piece:
    when = epoch(at) if at else "0.0"
    columns = {"what": what if "." in what else f"'{what}'", "id": key, "weight": weight, "at": when}
    columns |= {"part": group, "language": language, "length": length}
    return Piece(f"SELECT {', '.join(f'{value} AS {name}' for name, value in columns.items())} FROM {source}", params)
