"""Which posts are about a topic, for certain: by tag, by its words in a row, or by another name of the same thing.

What is learnt has no say here: a "no" hides what matches, and nothing that merely resembles it.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from common.rows import key
from feed.search.documents import document, person_token, tag_token
from feed.search.lookup import Needs, look_up_each, of_posts
from feed.search.synonyms import names_of
from feed.search.tokens import words


@dataclass(frozen=True, slots=True)
class Topic:
    """`needs` are its names as alternatives of tokens; `one` those of a single token, `several` the others, each with
    how it must stand in a line: in a row, but Chinese words, which a longer text may cut otherwise, anyhow.
    """

    needs: tuple[Needs, ...]
    one: frozenset[str]
    several: tuple[tuple[Needs, str], ...]

    def meets(self, line: str, tokens: Collection[str]) -> bool:
        """`tokens` are those of the line, cut once for many topics."""
        if not self.one.isdisjoint(tokens):
            return True
        for needs, row in self.several:
            if needs[0] in tokens and row in f" {line} " and all(need in tokens for need in needs):
                return True
        return False


def match(topic: str, limit: int) -> list[UUID]:
    """Newest first, live posts only. `@name` is posts by that person or with them. [] for a topic without a word."""
    return match_any([topic], limit)


def match_any(topics: Iterable[str], limit: int) -> list[UUID]:
    """The same for several topics, `limit` of each, none twice. One query."""
    wanted = [topic_of(topic) for topic in topics]
    found = look_up_each([topic.needs for topic in wanted], limit=limit)
    lines = {one.post_id: (one.words, one.words.split(" ")) for one in found}
    return [post for post, line in lines.items() if any(topic.meets(*line) for topic in wanted)]


def matching(topics: Iterable[str], among: Collection[UUID]) -> dict[str, set[UUID]]:
    """Which of `among` are about each topic, as `match` tells it, in one query however many there are of either."""
    wanted = set(topics)
    if not among or not any(topic_of(topic).needs for topic in wanted):
        return {topic: set() for topic in wanted}
    ids = {key(post_id): post_id for post_id in among}
    return meeting(wanted, ((ids[post], line) for post, _sequence, line in of_posts(among)))


def meeting(topics: Iterable[str], lines: Iterable[tuple[UUID, str]]) -> dict[str, set[UUID]]:
    """The same of posts whose lines of words (PostWords) are at hand."""
    wanted = {topic: topic_of(topic) for topic in topics}
    found: dict[str, set[UUID]] = {topic: set() for topic in wanted}
    for post_id, line in lines:
        tokens = line.split(" ")
        for name, topic in wanted.items():
            if topic.meets(line, tokens):
                found[name].add(post_id)
    return found


def is_about(tag: str, topics: Iterable[str]) -> bool:
    """Would a post with that tag alone be about one of them?"""
    line = document(tags=[tag], people=[], caption="", prompt="")
    return any(topic_of(topic).meets(line, line.split(" ")) for topic in topics)


@lru_cache(maxsize=1024)
def topic_of(text: str) -> Topic:
    """Each name of the topic as a tag and as its words, its own first."""
    if text.startswith("@"):
        needs: tuple[Needs, ...] = ((person_token(text),),)
    else:
        said = [(name, tuple(words(name))) for name in names_of(text)]
        needs = tuple(dict.fromkeys(one for name, row in said if row for one in ((tag_token(name),), row)))
    several = [(row, f" {' '.join(row)} " if all(map(str.isascii, row)) else "") for row in needs if len(row) > 1]
    return Topic(needs=needs, one=frozenset(row[0] for row in needs if len(row) == 1), several=tuple(several))
