"""The words an engine understands, passed in by the engine: the planner imports no engine."""

from dataclasses import dataclass, field
from enum import StrEnum


class TermKind(StrEnum):
    SETTING = "setting"
    ACTION = "action"
    OUTFIT = "outfit"
    WEATHER = "weather"
    STYLE = "style"
    MOOD = "mood"
    GENRE = "genre"
    CAMERA = "camera"
    EFFECT = "effect"


def names(text: str) -> tuple[str, ...]:
    """`"moon, lunar surface"` as the tuple of its names."""
    return tuple(name.strip() for name in text.split(",") if name.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A plug-in as the planner sees it. `names` are lower case, longest match wins; `zh` covers both scripts.

    `defaults` are what a setting suggests when the prompt is silent: time, outfit, mood.
    """

    kind: TermKind
    id: str
    en: tuple[str, ...]
    zh: tuple[str, ...]
    defaults: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """`emotions` are the faces that a subject can make."""

    terms: tuple[Term, ...]
    emotions: tuple[str, ...] = ()

    def ids(self, kind: TermKind) -> frozenset[str]:
        return frozenset(term.id for term in self.terms if term.kind == kind)
