"""Who may see what, and what they filtered out, as conditions over `post`; feed.cards.alive asks it again of a page."""

from typing import Any

import orjson

from accounts.policies import Viewer
from common import rows as raw
from feed.cards.seeing import NOT_MUTED, NOT_PARTED
from feed.contracts import Ask
from feed.serving.asks import person_id
from feed.states import Mode


def rules(viewer: Viewer, ask: Ask) -> tuple[str, list[Any]]:
    """The same text for all who ask alike. Its topics are no part of it: whether words meet one is not for SQL."""
    me, sql, values = person_id(viewer), "", list[Any]()
    if me is not None:
        visiting = ask.mode == Mode.PERSON
        sql += NOT_PARTED if visiting else NOT_PARTED + NOT_MUTED
        values += [me] * (2 if visiting else 3)
    if ask.hide_people:
        sql += " AND NOT post.people"
    if ask.hide_remixes:
        sql += " AND NOT post.remix"
    if ask.languages:
        sql += f" AND post.language {raw.in_list()}"
        values.append(list(ask.languages) if raw.native() else orjson.dumps(ask.languages).decode())
    if ask.longest_s:
        sql += " AND post.duration_ms <= %s"
        values.append(1000 * ask.longest_s)
    return sql, values
