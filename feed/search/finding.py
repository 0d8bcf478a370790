"""What a search finds, best first: the tag itself, its words in a row, all of them, a word begun, what is near."""

from collections.abc import Collection, Iterator
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from common.errors import Invalid
from common.rows import key
from common.text import storable
from feed.search.documents import PROMPT, tag_token
from feed.search.encoders import EncoderFailed
from feed.search.encoding import closest
from feed.search.lookup import Found, look_up, of_posts
from feed.search.matching import Topic, topic_of
from feed.search.tokens import words

MOST_LETTERS = 100
MOST_WORDS = 12
MOST_NEAR = 40
LEAST_NEAR = 0.5
"""Cosine of words that are near enough to be shown when nothing better is left."""


def find(text: str, limit: int, *, exclude: Collection[UUID] = frozenset()) -> list[UUID]:
    """At most `limit` live posts, none of `exclude`; whoever shows them asks who may see them. `#word` is that tag and
    nothing else, `@name` posts by or with that person. At most four look-ups, each bounded, and those that are not
    needed for `limit` are left out.
    """
    known, found = set(exclude), []
    for kind in _kinds(text, limit + len(known)):
        fresh = [post_id for post_id in kind if post_id not in known]
        known.update(fresh)
        found += fresh
        if len(found) >= limit:
            break
    return found[:limit]


def checked(text: str) -> str:
    """What may be searched for. Raises Invalid("search_empty" | "search_too_long" | "text_not_storable")."""
    text = text.strip()
    if len(text) > MOST_LETTERS:
        raise Invalid("search_too_long", _("At most 100 letters."), most=MOST_LETTERS)
    if not storable(text):
        raise Invalid("text_not_storable", _("This text holds characters that can not be kept."))
    if not words(text):
        raise Invalid("search_empty", _("Write what to look for."))
    return text


def _kinds(text: str, limit: int) -> Iterator[list[UUID]]:
    if text.startswith("#"):
        yield [found.post_id for found in look_up([(tag_token(text),)], limit=limit)]
        return
    asked = topic_of(text)
    exact = [found for found in look_up(asked.needs, limit=limit) if asked.meets(found.words, found.words.split(" "))]
    yield [found.post_id for found in sorted(exact, key=lambda found: _place(found, asked, text))]
    if text.startswith("@"):
        return
    said = tuple(words(text)[:MOST_WORDS])
    if len(said) > 1:
        yield [found.post_id for found in look_up([said], limit=limit)]
    yield [found.post_id for found in look_up([said], limit=limit, begun=True)]
    yield _near(text)


def _place(found: Found, asked: Topic, text: str) -> tuple[int, int]:
    """The topic's own tag, its words in the caption, another name of it, its words only in the prompt; newest first."""
    caption = found.words.partition(PROMPT)[0]
    if asked.needs[0][0] in found.words.split(" "):
        return 0, -found.sequence
    if f" {' '.join(words(text))} " in f" {caption}":
        return 1, -found.sequence
    return (2 if asked.meets(caption, caption.split(" ")) else 3), -found.sequence


def _near(text: str) -> list[UUID]:
    """Without those that were hidden since the fit."""
    try:
        near = closest(text, MOST_NEAR, least=LEAST_NEAR)
    except EncoderFailed:
        return []  # what the words find is there all the same
    live = {post for post, *_words in of_posts(near)} if near else set()
    return [post_id for post_id in near if key(post_id) in live]
