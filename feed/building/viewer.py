"""What the ranker goes by, of one viewer."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from uuid import UUID

from feed.contracts import Wish
from feed.models import AffinityKind

TAU_S = 30 * 86_400
"""Affinities fade by 1/e in it, as feed.models.Affinity says."""
HALFWAY = 2.0
"""The affinity that counts half of the most there is: about two likes."""


class Past(NamedTuple):
    """Something the viewer took to: a post they liked, kept, watched to its end or remixed. `post`, `thread` in hex."""

    post: str
    weight: float
    at: float
    thread: str
    language: str
    length_ms: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewer:
    """`personal` is False for visitors and for who asked for an impersonal feed: then only `parted`, `muted` and
    `wishes` are filled, which are rules and not tastes. `wishes`: newest first. `history` is
    oldest first. `affinity`: kind -> key -> -1..1, faded to now.
    """

    id: int | None = None
    personal: bool = False
    parted: frozenset[int] = frozenset()
    muted: frozenset[int] = frozenset()
    wishes: tuple[Wish, ...] = ()
    followees: tuple[int, ...] = ()
    affinity: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    history: tuple[Past, ...] = ()
    own_threads: tuple[str, ...] = ()

    @property
    def apart(self) -> frozenset[int]:
        """Whose posts are never shown, the viewer's own among them."""
        return self.parted | self.muted | ({self.id} if self.id is not None else set())

    def threads(self, most: int) -> list[UUID]:
        """Root clips of the remix threads the viewer is part of: their own, those they took to, nearest first."""
        liked = sorted(self.affinity.get(AffinityKind.THREAD, {}).items(), key=lambda pair: -pair[1])
        taken = [past.thread for past in reversed(self.history) if past.thread]
        return [UUID(one) for one in dict.fromkeys([*self.own_threads, *(key for key, _ in liked), *taken])][:most]


def faded(weight: float, age_s: float) -> float:
    """An affinity's weight as 0..1; below 0 (refusals) to -1."""
    kept = weight * math.exp(-max(age_s, 0.0) / TAU_S)
    return kept / (abs(kept) + HALFWAY)
