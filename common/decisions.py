"""The answer of a policy."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """True when allowed; otherwise `reason` is the stable code of the rule that said no."""

    allowed: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.allowed


YES = Decision(allowed=True)


def no(reason: str) -> Decision:
    return Decision(allowed=False, reason=reason)
