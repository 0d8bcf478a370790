"""What asking for consent answers. Holds rows, so it stands beside the models and not below them."""

from dataclasses import dataclass

from cameo.models import Grant, Likeness, Use
from common.decisions import Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """The answer about one likeness at one gate: `grant` is what a yes relies on (None: the owner's own), `epoch` the
    likeness's at that moment, `use` the mark that the asking left. A permission given under an older epoch is void.
    """

    likeness: Likeness
    decision: Decision
    grant: Grant | None
    epoch: int
    use: Use | None = None

    def __bool__(self) -> bool:
        return bool(self.decision)
