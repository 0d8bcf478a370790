"""What the site has of a topic: its tags, how well posts match, what comes nearest."""

from collections.abc import Sequence
from difflib import get_close_matches

import numpy as np

from feed.models import PostTag
from feed.search.encoders import EncoderFailed
from feed.search.encoding import encode
from feed.search.learnt import Learnt, learnt
from feed.search.matching import match
from feed.search.moods import recent_tags
from feed.search.synonyms import names_of

ENOUGH = 5
"""So many posts are a full match."""
MOST_TAGS = 6
NEAR = 0.35
"""Least cosine of a tag that is offered instead."""
ALIKE = 0.7
"""Least likeness of its letters (difflib)."""


def how_well(topics: Sequence[str]) -> dict[str, tuple[tuple[str, ...], float]]:
    """For each topic: the site's tags for it, its own first, and 0..1, 1 where a tag or ENOUGH posts are about it.

    A query, and one more for each topic without a tag.
    """
    spelled = {topic: spellings(topic) for topic in topics}
    wanted = {name for names in spelled.values() for name in names}
    there = set(PostTag.objects.filter(tag__in=wanted).values_list("tag", flat=True).distinct()) if wanted else set()
    known = learnt()
    found = {}
    for topic, names in spelled.items():
        own = [name for name in names if name in there]
        share = 1.0 if own else len(match(topic, ENOUGH)) / ENOUGH
        friends = [tag for tag in _friends(known, names) if tag not in own]
        found[topic] = (tuple([*own, *friends][:MOST_TAGS]) if share else (), share)
    return found


def nearest(topic: str, most: int = 3) -> list[str]:
    """Tags of the site to offer for a topic it has nothing of: alike in letters, in company, in the learnt space."""
    known = learnt()
    tags = known.tags if known is not None and known.tags else recent_tags()
    by_letters = [tag for name in spellings(topic) for tag in get_close_matches(name, tags, n=most, cutoff=ALIKE)]
    return list(dict.fromkeys([*by_letters, *_friends(known, spellings(topic)), *_by_meaning(known, topic, most)]))[
        :most
    ]


def spellings(topic: str) -> list[str]:
    """How the topic's names may stand as tags, which have no spaces, its own first."""
    names = [name.casefold().strip(" #@") for name in names_of(topic)]
    return list(dict.fromkeys(name.replace(" ", gap) for name in names for gap in ("", "_", "-")))


def _friends(known: Learnt | None, names: Sequence[str]) -> list[str]:
    if known is None:
        return []
    friends = {tag: close for name in reversed(names) for tag, close in known.company.get(name, ())}
    return sorted(friends, key=lambda tag: -friends[tag])


def _by_meaning(known: Learnt | None, topic: str, most: int) -> list[str]:
    try:
        vector = encode(topic)
    except EncoderFailed:
        return []  # then letters and company have told all there is
    if known is None or vector is None or not known.tags:
        return []
    near = known.tag_vectors @ vector
    return [known.tags[row] for row in np.argsort(-near, kind="stable")[:most] if near[row] >= NEAR]
