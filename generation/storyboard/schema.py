"""The storyboard: what a prompt was understood to mean. A planner fills it, the user edits it, an engine renders it."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Seconds = Annotated[float, Field(ge=0, le=300)]
Name = Annotated[str, Field(min_length=1, max_length=40, pattern=r"^[a-z][a-z0-9_]*$")]
"""The id of an installed plug-in: a setting, an action, an outfit."""

Language = Literal["en", "zh-hans", "zh-hant"]
Daytime = Literal["day", "night", "sunset", "sunrise"]
Framing = Literal["wide", "medium", "close"]
Move = Literal["static", "push", "pull", "pan", "orbit", "crane", "handheld"]
Delivery = Literal["say", "whisper", "shout", "sing"]
PropMotion = Literal["static", "fall", "float", "held"]


class Part(BaseModel):
    """Unknown keys are refused, and parts are compared by value."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Line(Part):
    """Words spoken aloud by a subject of the same shot (`speaker` is its handle)."""

    speaker: str = Field(max_length=40)
    text: str = Field(min_length=1, max_length=400)
    language: Language = "en"
    delivery: Delivery = "say"


class Subject(Part):
    """Someone in the shot: a cast handle without the @, or `extra1`, `extra2` for people nobody enrolled."""

    handle: str = Field(min_length=1, max_length=40)
    action: Name = "idle"
    emotion: Name = "neutral"
    outfit: Name = "hoodie"


class Prop(Part):
    """A thing in the shot; `glyph` names its picture in the emoji pack (`1f431`), None where the pack has none."""

    name: str = Field(min_length=1, max_length=60)
    glyph: str | None = Field(default=None, max_length=40)
    motion: PropMotion = "static"
    count: int = Field(default=1, ge=1, le=60)


class Shot(Part):
    """One take: a place, a camera, people, things, and what is said."""

    text: str = Field(default="", max_length=4000, description="the words of the prompt this shot came from")
    seconds: Seconds
    setting: Name
    time: Daytime = "day"
    weather: tuple[Name, ...] = ()
    framing: Framing = "wide"
    move: Move = "push"
    subjects: tuple[Subject, ...] = ()
    props: tuple[Prop, ...] = ()
    lines: tuple[Line, ...] = ()


class Music(Part):
    """`mood` none means no music: speech and effects only."""

    mood: Name = "happy"
    bpm: int = Field(default=120, ge=50, le=200)


class Storyboard(Part):
    version: Literal[1] = 1
    language: Language = "en"
    style: Name = "clay"
    music: Music = Music()
    captions: bool = True
    shots: tuple[Shot, ...] = Field(min_length=1, max_length=24)
    not_understood: tuple[str, ...] = ()

    @property
    def seconds(self) -> float:
        return sum(shot.seconds for shot in self.shots)

    @property
    def handles(self) -> tuple[str, ...]:
        """Every subject's handle once, in order of appearance."""
        return tuple(dict.fromkeys(subject.handle for shot in self.shots for subject in shot.subjects))
