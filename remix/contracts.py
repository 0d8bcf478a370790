"""What a remix asks for."""

from dataclasses import dataclass

from remix.states import RemixKind


@dataclass(frozen=True, slots=True, kw_only=True)
class RemixRequest:
    """`replaced` leaves and `newcomer` comes (SWAP); `newcomer` joins (ADD); WORDS has neither. Handles have no @."""

    kind: RemixKind
    prompt: str
    replaced: str = ""
    newcomer: str = ""
    seed: int | None = None
