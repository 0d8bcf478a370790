"""What the viewer asked for in words: posts that are looked for, and posts that are left out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from common.rows import Key, key
from feed.building.viewer import Viewer
from feed.contracts import Chip, Wish
from feed.search import match_any
from feed.search.matching import meeting

MOST_LOOKED_UP = 2
"""Topics that posts are searched for, the strongest, in one query. The others count for what was found elsewhere."""
QUOTA = 80
REFUSALS = ("no",)
ALONE = ("only",)
WANTED = ("only", "more")


@dataclass(frozen=True, kw_only=True)
class Wished:
    wishes: tuple[Wish, ...] = ()

    @cached_property
    def chips(self) -> list[Chip]:
        return [chip for wish in self.wishes for chip in wish.chips]

    @cached_property
    def topics(self) -> set[str]:
        return {chip.topic for chip in self.chips if chip.topic}

    def of(self, *verbs: str) -> list[Chip]:
        return [chip for chip in self.chips if chip.verb in verbs]

    def strength(self, verb: str) -> float:
        """0 where it is not asked for."""
        return max((chip.strength for chip in self.of(verb)), default=0.0)

    @cached_property
    def alone(self) -> list[Chip]:
        """Topics that the site has: else the list would be empty, which the viewer was told when asking."""
        return [chip for chip in self.of(*ALONE) if chip.topic and chip.found > 0]


def wished_for(viewer: Viewer) -> Wished:
    """In an impersonal feed a "no" still holds: it is a rule, and no taste."""
    found = viewer.wishes
    if viewer.personal:
        return Wished(wishes=found)
    kept = [Wish(text=one.text, chips=_refusals(one), expires_at=one.expires_at) for one in found]
    return Wished(wishes=tuple(one for one in kept if one.chips))


def look_for(wished: Wished, *, passed: int) -> Iterator[Key]:
    """Posts that are about what was asked for, newest first. All there is of it when nothing else is wanted."""
    alone = wished.alone
    chips = alone or sorted((chip for chip in wished.of(*WANTED) if chip.topic), key=lambda chip: -chip.strength)
    topics = [chip.topic for chip in chips[:MOST_LOOKED_UP]]
    for post in match_any(topics, (5 * QUOTA if alone else QUOTA) + passed):
        yield key(post)


def about(wished: Wished, lines: Iterable[tuple[UUID, str]]) -> dict[str, set[UUID]]:
    """Which of some posts, each with its line of words, are about each topic of the wishes."""
    return meeting(wished.topics, lines)


def left_out(wished: Wished, found: dict[str, set[UUID]], posts: Iterable[UUID]) -> set[UUID]:
    """Refused by a "no", or not what it should be only."""
    refused = {post for chip in wished.of(*REFUSALS) for post in found.get(chip.topic, ())}
    if not wished.alone:
        return refused
    wanted = {post for chip in wished.alone for post in found.get(chip.topic, ())}
    return refused | (set(posts) - wanted)


def _refusals(wish: Wish) -> tuple[Chip, ...]:
    return tuple(chip for chip in wish.chips if chip.verb in REFUSALS)
