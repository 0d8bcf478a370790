"""The row of moods: tags of the site's newest posts, such as people use now, like, and can tell apart."""

from dataclasses import dataclass
from math import log2

from django.core.cache import cache

from feed.models import Post

NEWEST = 1000
"""Posts that are looked at, through the index of live posts."""
MOST = 12
FEWEST_POSTS = 2
HALF = 250
"""A post this many places further back counts half."""
SAME = 0.6
"""Two tags that share more of their posts than this (Jaccard) are one mood."""
CACHED_S = 60
KEY = "feed.moods"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mood:
    """`posts` of the newest NEWEST."""

    tag: str
    posts: int


def moods() -> list[Mood]:
    """At most MOST, the strongest first; the same for everybody, as of a minute ago at most."""
    found: list[Mood] | None = cache.get(KEY)
    if found is None:
        found = _chosen(_newest())
        cache.set(KEY, found, CACHED_S)
    return found


def recent_tags() -> list[str]:
    """Of the newest posts, those used most first."""
    return [mood.tag for mood in sorted(_told(_newest()), key=lambda mood: -mood.posts)]


Rows = list[tuple[list[str], int, int, int]]
"""(tags, likes, comments, remixes), the newest post first."""


def _newest() -> Rows:
    posts = Post.objects.filter(hidden=False).order_by("-sequence")
    return list(posts.values_list("tags", "like_count", "comment_count", "remix_count")[:NEWEST])


def _told(rows: Rows) -> list[Mood]:
    return [Mood(tag=tag, posts=len(places)) for tag, places in _places(rows).items()]


def _places(rows: Rows) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for place, (tags, *_counts) in enumerate(rows):
        for tag in tags:
            found.setdefault(tag, set()).add(place)
    return found


def _chosen(rows: Rows) -> list[Mood]:
    """Greedy: the strongest tag that is not one of the chosen by another name. A tag on nearly every post tells nothing
    and comes last."""
    places = {tag: held for tag, held in _places(rows).items() if len(held) >= FEWEST_POSTS}
    worth = [
        0.5 ** (at / HALF) * (1 + log2(1 + likes + 2 * comments + 6 * remixes))
        for at, (_t, likes, comments, remixes) in enumerate(rows)
    ]
    strength = {tag: sum(worth[at] for at in held) * (1 - len(held) / len(rows)) for tag, held in places.items()}
    chosen: list[str] = []
    for tag in sorted(places, key=lambda tag: (-strength[tag], tag)):
        held = places[tag]
        if all(len(held & places[other]) <= SAME * len(held | places[other]) for other in chosen):
            chosen.append(tag)
        if len(chosen) == MOST:
            break
    return [Mood(tag=tag, posts=len(places[tag])) for tag in chosen]
