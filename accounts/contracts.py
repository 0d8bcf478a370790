"""What goes through accounts' seams."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Keepsake:
    """A document that somebody who leaves takes along; `name` is a file's, `content` plain JSON."""

    name: str
    content: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A person's claim to a share, 0 to 1, of a price that somebody else pays. `about` is what it is for, at most 80
    characters, and is read by whoever gets it: `clip:<id>` or `likeness:<id>`, no name: books are for ever.
    """

    person_id: int
    share: Fraction
    about: str

    def __post_init__(self) -> None:
        if not 0 <= self.share <= 1:
            raise ValueError(f"a share is 0 to 1, got {self.share}")
