"""What the viewer asked for in words, brought to the candidates."""

from dataclasses import dataclass

from feed.contracts import Chip

MOST_LOOKED_UP = 2
"""Topics for which posts are searched: one query each. The others still count for what was found elsewhere."""
QUOTA = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Chips of the wishes that are active now, the newest first."""

    chips: tuple[Chip, ...] = ()

    def of(self, *verbs: str) -> list[Chip]:
        return [chip for chip in self.chips if chip.verb in verbs]

    def strength(self, verb: str) -> float:
        """0 where it is not asked for."""
        return max((chip.strength for chip in self.of(verb)), default=0.0)
