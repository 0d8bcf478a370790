"""Which posts are about a topic, for certain: by tag, by its words in a row, or by another name of the same thing.

What is learnt has no say here: a "no" hides what matches, and nothing that merely resembles it.
"""

from collections.abc import Collection, Iterable, Sequence
from uuid import UUID

from feed.search.documents import person_token, tag_token
from feed.search.lookup import Needs, look_up, of_posts
from feed.search.synonyms import names_of
from feed.search.tokens import words


def match(topic: str, limit: int) -> list[UUID]:
    """Newest first, live posts only. `@name` is posts by that person or with them. [] for a topic without a word."""
    needs = needs_of(topic)
    return [found.post_id for found in look_up(needs, limit=limit) if meets(found.words, needs)]


def matching(topics: Iterable[str], among: Collection[UUID]) -> dict[str, set[UUID]]:
    """Which of `among` are about each topic, as `match` tells it, in one query however many there are of either."""
    needs = {topic: needs_of(topic) for topic in topics}
    if not any(needs.values()) or not among:
        return {topic: set() for topic in needs}
    rows = of_posts(among)
    return {topic: {row.post_id for row in rows if meets(row.words, needs[topic])} for topic in needs}


def needs_of(topic: str) -> list[Needs]:
    """Each name of the topic as a tag and as its words."""
    if topic.startswith("@"):
        return [(person_token(topic),)]
    asked: dict[Needs, None] = {}
    for name in names_of(topic):
        if said := tuple(words(name)):
            asked[tag_token(name),] = None
            asked[said] = None
    return list(asked)


def meets(line: str, alternatives: Sequence[Needs]) -> bool:
    """Words must stand in a row, but Chinese ones, which a longer text may cut otherwise, must only be there."""
    padded = f" {line} "
    return any(_in_a_row(padded, needs) for needs in alternatives)


def _in_a_row(padded: str, needs: Needs) -> bool:
    if all(token.isascii() for token in needs):
        return f" {' '.join(needs)} " in padded
    return all(f" {token} " in padded for token in needs)
