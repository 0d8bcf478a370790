"""What a grant allows, apart from whom and how long."""

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from cameo.states import Mode, StyleScope, Topic, Verb

if TYPE_CHECKING:
    from cameo.models import Grant

SENSITIVE = (Topic.POLITICS, Topic.RELIGION, Topic.MEDICAL, Topic.ADVERTISING)
"""Denied where the owner says nothing else."""

MOST_SHARE = 50
"""Percent of the price of a clip that an owner may ask for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """As the columns of cameo.models.Grant. What is not said is the careful choice."""

    verbs: tuple[Verb, ...] = tuple(Verb)
    remix_depth: int = 3
    denied_topics: tuple[Topic, ...] = SENSITIVE
    style: StyleScope = StyleScope.ANY
    voice: bool = False
    max_seconds: int | None = None
    alone: bool = False
    commercial: bool = False
    per_day: int | None = None
    total: int | None = None
    share_percent: int = 0
    mode: Mode = Mode.PUBLISHING

    @classmethod
    def of(cls, grant: "Grant") -> "Terms":
        plain = {field.name: getattr(grant, field.name) for field in fields(cls)}
        lists = {"verbs": tuple(map(Verb, grant.verbs)), "denied_topics": tuple(map(Topic, grant.denied_topics))}
        return cls(**{**plain, **lists, "style": StyleScope(grant.style), "mode": Mode(grant.mode)})

    def as_columns(self) -> dict[str, Any]:
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return values | {"verbs": list(self.verbs), "denied_topics": list(self.denied_topics)}

    def narrows(self, before: "Terms") -> bool:
        """Whether something that `before` allowed is not allowed any more."""
        return (
            not set(before.verbs) <= set(self.verbs)
            or not set(self.denied_topics) <= set(before.denied_topics)
            or self.remix_depth < before.remix_depth
            or (self.style == StyleScope.STYLISED and before.style == StyleScope.ANY)
            or (before.voice and not self.voice)
            or (before.commercial and not self.commercial)
            or (self.alone and not before.alone)
            or any(_is_less(getattr(self, name), getattr(before, name)) for name in ("max_seconds", "per_day", "total"))
            or _FREEDOM.index(self.mode) < _FREEDOM.index(before.mode)
        )


_FREEDOM = (Mode.RENDERING, Mode.PUBLISHING, Mode.AUTOMATIC)


def _is_less(most: int | None, before: int | None) -> bool:
    return most is not None and (before is None or most < before)
