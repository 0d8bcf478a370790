"""What a person's preferences and wishes rule out in the lists they browse: no taste, and read anew for every page."""

from collections.abc import Iterable
from dataclasses import dataclass

import orjson
from django.db import connection

from accounts.models import User
from accounts.policies import Viewer
from common.clock import now
from common.rows import rows

REFUSING = "no"
QUERY = """SELECT 0 AS id, hide_people, hide_remixes, longest_s, CAST(languages AS text)
    FROM feed_feedpreference WHERE person_id = %s
    UNION ALL SELECT id, FALSE, FALSE, NULL, CAST(chips AS text)
    FROM feed_steer WHERE person_id = %s AND (expires_at IS NULL OR expires_at > %s)"""
PREFERENCES = 0
"""In place of a wish's id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """`longest_s` 0 and no `languages`: all. `without`: the topics of every "no" that holds now."""

    hide_people: bool = False
    hide_remixes: bool = False
    languages: tuple[str, ...] = ()
    longest_s: int = 0
    without: tuple[str, ...] = ()


ANYTHING = Standing()


def standing(viewer: Viewer) -> Standing:
    """One query for people, none for visitors."""
    if not isinstance(viewer, User):
        return ANYTHING
    found = rows(QUERY, [viewer.pk, viewer.pk, connection.ops.adapt_datetimefield_value(now())])
    if not found:
        return ANYTHING
    said = {row[0]: row[1:] for row in found}
    people, remixes, longest_s, languages = said.pop(PREFERENCES, (False, False, None, "[]"))
    return Standing(
        hide_people=bool(people),
        hide_remixes=bool(remixes),
        languages=tuple(orjson.loads(languages)),
        longest_s=longest_s or 0,
        without=_refused(said[steer][-1] for steer in sorted(said, reverse=True)),
    )


def _refused(newest_first: Iterable[str]) -> tuple[str, ...]:
    """Of two wishes about one thing the newer counts, as feed.steering.active has it."""
    verbs: dict[str, tuple[str, str]] = {}
    for chips in newest_first:
        for chip in orjson.loads(chips):
            if chip["topic"]:
                verbs.setdefault(chip["topic"].casefold(), (chip["verb"], chip["topic"]))
    return tuple(topic for verb, topic in verbs.values() if verb == REFUSING)
