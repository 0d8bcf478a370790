"""What of a list may be seen now: asked on every page, whenever the list was built."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any
from uuid import UUID

from accounts.models import User
from accounts.policies import Viewer
from common import rows as raw
from feed.contracts import Ask, Row
from feed.search.matching import topic_of
from feed.states import Mode

# in the order of Row
COLUMNS = """post.id, post.version, post.author_id, post.remix, post.people, post.language, post.duration_ms,
    post.like_count, post.comment_count, post.save_count, post.share_count, post.remix_count"""
NOBODYS = "FALSE, FALSE, FALSE"
OWN = """EXISTS (SELECT 1 FROM feed_like own WHERE own.post_id = post.id AND own.person_id = %s),
    EXISTS (SELECT 1 FROM feed_save own WHERE own.post_id = post.id AND own.person_id = %s),
    EXISTS (SELECT 1 FROM accounts_follow tie WHERE tie.source_id = %s AND tie.target_id = post.author_id)"""
WORDS = " LEFT JOIN feed_postwords said ON said.post_id = post.id"
NOT_PARTED = """
    AND NOT EXISTS (SELECT 1 FROM accounts_block tie WHERE tie.source_id = %s AND tie.target_id = post.author_id)
    AND NOT EXISTS (SELECT 1 FROM accounts_block tie WHERE tie.source_id = post.author_id AND tie.target_id = %s)"""
NOT_MUTED = """
    AND NOT EXISTS (SELECT 1 FROM accounts_mute tie WHERE tie.source_id = %s AND tie.target_id = post.author_id)"""


def alive(viewer: Viewer, post_ids: Sequence[UUID], ask: Ask | None = None) -> list[Row]:
    """Those that `viewer` may see, in the order given; one query. Left out: hidden and unknown posts, people a block
    parts from the viewer either way, people they muted (who can be visited: not in Mode.PERSON), and what the filters
    of `ask` and its topics leave out.

    A post that is not hidden has a public clip of which nobody withdrew (feed.models.Post), so no clip is read.
    """
    if not post_ids:
        return []
    visiting = ask is not None and ask.mode == Mode.PERSON
    without = () if ask is None else ask.without
    person = viewer.pk if isinstance(viewer, User) else None
    asker = [] if person is None else [person] * 3
    refuser = [] if person is None else [person] * (2 if visiting else 3)
    query = _query(person is not None, visiting, bool(without))
    found = raw.rows(query, [*asker, raw.listed(post_ids), *refuser])
    if without:
        found = _about_none(found, without)
    known = {line[0]: line for line in found}
    keys = post_ids if raw.native() else [one.hex for one in post_ids]
    listed = [
        Row._make((post_id, *line[1:]))
        for post_id, key in zip(post_ids, keys, strict=True)
        if (line := known.get(key)) is not None
    ]
    return listed if ask is None else [row for row in listed if _wanted(row, ask)]


@cache
def _query(signed_in: bool, visiting: bool, worded: bool) -> str:
    """Constant for what it is made from: the database keeps its plan. `worded`: the line of words stands last."""
    own = OWN if signed_in else NOBODYS
    refused = "" if not signed_in else NOT_PARTED if visiting else NOT_PARTED + NOT_MUTED
    said, line = (WORDS, ", COALESCE(said.words, '')") if worded else ("", "")
    shown = f"{COLUMNS}, {own}{line} FROM feed_post post{said}"
    return f"SELECT {shown} WHERE post.id {raw.in_list()} AND NOT post.hidden{refused}"


def _about_none(found: Sequence[tuple[Any, ...]], topics: Iterable[str]) -> list[tuple[Any, ...]]:
    """Without the lines about one of `topics`, and without the words they end with."""
    refused = [topic_of(topic) for topic in topics]
    kept = []
    for *line, words in found:
        tokens = words.split(" ")
        if not any(topic.meets(words, tokens) for topic in refused):
            kept.append(tuple(line))
    return kept


def _wanted(row: Row, ask: Ask) -> bool:
    """A post whose language nobody knows is in none of those asked for."""
    return not (
        (ask.hide_people and row.people)
        or (ask.hide_remixes and row.remix)
        or (ask.languages and row.language not in ask.languages)
        or (ask.longest_s and row.duration_ms > 1000 * ask.longest_s)
    )
