"""What goes through accounts' seams."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Keepsake:
    """A document that somebody who leaves takes along; `name` is a file's, `content` plain JSON."""

    name: str
    content: dict[str, Any]
