"""A field of the remix page."""

from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.functional import Promise

from cameo.models import Likeness

Words = str | Promise
Value = str | list[str] | dict[str, str]


class Widget(StrEnum):
    """Each has a template in templates/remix/fields/ and a way to be read (remix.forms.reading)."""

    PROMPT = "prompt"
    TEXT = "text"
    NUMBER = "number"
    MOMENT = "moment"
    """Seconds of the clip, taken from its player or typed."""
    SEGMENTS = "segments"
    """One of a few."""
    SELECT = "select"
    """One of many."""
    CHIPS = "chips"
    """Any number of several."""
    CHECK = "check"
    FACES = "faces"
    """One of the people."""
    LINES = "lines"
    """Spoken lines, each in a box of its own."""
    SLOTS = "slots"
    """A box for each of what the clip as a template asks for."""
    PATH = "path"
    """Drawn on the picture, or one of a few ways by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """`likeness` brings its face along."""

    value: Words
    label: Words
    likeness: Likeness | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """`name` is the option's. `value` is what stands in it now. `low`, `high` and `step` are of numbers; `slots` are
    labels by name, `ideas` words that a touch puts in. `faulty`: what was sent was refused because of it.
    """

    name: str
    widget: Widget
    label: Words
    value: Value = ""
    required: bool = False
    choices: tuple[Choice, ...] = ()
    hint: Words = ""
    low: float | None = None
    high: float | None = None
    step: str = "any"
    slots: dict[str, str] = field(default_factory=dict)
    ideas: tuple[Choice, ...] = ()
    faulty: bool = False

    @property
    def template(self) -> str:
        return f"remix/fields/{self.widget}.html"

    @property
    def id(self) -> str:
        return f"id_{self.name}"
