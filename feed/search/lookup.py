"""The two databases' full-text look-up behind one function: newest first, a bounded number, through the index.

A query is alternatives of tokens that must all be there. Tokens come from feed.search.tokens and hold letters and
digits only, so no sign in what people type is ever an operator; the query is a bound parameter all the same.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from common.rows import Key, in_list, listed, rows

Needs = tuple[str, ...]
"""Tokens that must all be there."""


@dataclass(frozen=True, slots=True)
class Found:
    """`words` is the post's line of tokens (feed.search.documents)."""

    post_id: UUID
    sequence: int
    words: str


SQLITE = (
    "SELECT row.post_id, row.sequence, row.words FROM feed_wordindex "
    "JOIN feed_postwords AS row ON row.sequence = feed_wordindex.rowid "
    "WHERE feed_wordindex MATCH %s ORDER BY feed_wordindex.rowid DESC LIMIT %s"
)
POSTGRES = (
    "SELECT post_id, sequence, words FROM feed_postwords WHERE document @@ %s::tsquery ORDER BY sequence DESC LIMIT %s"
)
OF_POSTS = "SELECT post_id, sequence, words FROM feed_postwords WHERE post_id "


def look_up(alternatives: Sequence[Needs], *, limit: int, begun: bool = False) -> list[Found]:
    """Live posts that meet one of `alternatives`. With `begun`, the last token of each may be a word's beginning."""
    return look_up_each([alternatives], limit=limit, begun=begun)


def look_up_each(several: Iterable[Sequence[Needs]], *, limit: int, begun: bool = False) -> list[Found]:
    """The same for several, `limit` of each, one after the other; a post may come twice. One query for all."""
    asked = [known for alternatives in several if (known := [needs for needs in alternatives if needs])]
    if not asked or limit <= 0:
        return []
    postgres = connection.vendor == "postgresql"
    query, part = (_tsquery, POSTGRES) if postgres else (_match, SQLITE)
    together = " UNION ALL ".join([f"SELECT * FROM ({part}) AS part"] * len(asked))  # noqa: S608  (constants)
    with connection.cursor() as cursor:
        cursor.execute(together, [value for one in asked for value in (query(one, begun), limit)])
        found = cursor.fetchall()
    return [Found(post if isinstance(post, UUID) else UUID(post), sequence, words) for post, sequence, words in found]


def of_posts(post_ids: Collection[UUID]) -> list[tuple[Key, int, str]]:
    """The same rows by their posts, in no order, as the driver gives them."""
    return rows(OF_POSTS + in_list(), [listed(post_ids)])


def _match(alternatives: Sequence[Needs], begun: bool) -> str:
    end = "*" if begun else ""
    return " OR ".join("(" + " AND ".join(f'"{token}"' for token in needs) + end + ")" for needs in alternatives)


def _tsquery(alternatives: Sequence[Needs], begun: bool) -> str:
    end = ":*" if begun else ""
    return " | ".join("(" + " & ".join(f"'{token}'" for token in needs) + end + ")" for needs in alternatives)
