"""The storyboard: what a prompt was understood to mean. A planner fills it, the user edits it, an engine renders it."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

MAX_SHOTS = 150
Seconds = Annotated[float, Field(ge=0, le=300)]
Name = Annotated[str, Field(min_length=1, max_length=40, pattern=r"^[a-z][a-z0-9_]*$")]
"""The id of an installed plug-in: a setting, an action, an outfit."""

Share = Annotated[float, Field(ge=0, le=1)]
Handle = Annotated[str, Field(min_length=1, max_length=40)]
"""Whom or what a reference of the render spec shows, without the @."""

Language = Literal["en", "zh-hans", "zh-hant"]
Daytime = Literal["day", "night", "sunset", "sunrise"]
Framing = Literal["wide", "medium", "close"]
Transition = Literal["cut", "dissolve", "fade", "wipe", "whip"]
Delivery = Literal["say", "whisper", "shout", "sing"]
PropMotion = Literal["static", "fall", "float", "held"]
Split = Literal["side", "stack"]
"""How two pictures share a frame: left and right, or above and below."""


class Part(BaseModel):
    """Unknown keys are refused, and parts are compared by value."""

    model_config = ConfigDict(extra="forbid", frozen=True)


NARRATOR = "narrator"
"""A speaker who is heard and not seen."""


class Line(Part):
    """Words spoken aloud by a subject of the same shot (`speaker` is its handle), or by NARRATOR.

    `voice` names an installed voice; None lets the engine choose one that the speaker keeps.
    """

    speaker: str = Field(max_length=40)
    text: str = Field(min_length=1, max_length=400)
    language: Language = "en"
    delivery: Delivery = "say"
    voice: str | None = Field(default=None, min_length=1, max_length=60)


class PathPoint(Part):
    """Where something is at a share of the shot: `x` -1 the left edge of the frame .. 1 the right one, `depth` metres
    behind the mark. Between points it glides.
    """

    at: Share
    x: float = Field(ge=-1.5, le=1.5)
    depth: float = Field(default=0, ge=-1, le=8)


class CameraKey(Part):
    """An override of the camera at a share of the shot, added to what the framing shows: `zoom` 1 is the framing's own,
    `x` and `y` move the picture's middle in frame widths and heights.
    """

    at: Share
    zoom: float = Field(default=1, ge=0.4, le=4)
    x: float = Field(default=0, ge=-1, le=1)
    y: float = Field(default=0, ge=-1, le=1)
    roll_deg: float = Field(default=0, ge=-45, le=45)


class Material(Part):
    """A given picture or video that fills the frame, or its half, behind the people. `start_s` and `speed` choose a
    video's part; `sound` 0..1 is how much of its own sound stays.
    """

    reference: Handle
    start_s: Seconds = 0
    speed: float = Field(default=1, ge=0.25, le=4)
    reverse: bool = False
    sound: Share = 1


class Subject(Part):
    """Someone in the shot: a cast handle without the @, or `extra1`, `extra2` for people nobody enrolled. `wears` is
    the number of their clothes' colours, None: by the order of appearance.
    """

    handle: Handle
    action: Name = "idle"
    emotion: Name = "neutral"
    outfit: Name = "hoodie"
    wears: int | None = Field(default=None, ge=0, le=8 * MAX_SHOTS - 1)
    path: tuple[PathPoint, ...] = Field(default=(), max_length=24)


class Prop(Part):
    """A thing in the shot; `glyph` names its picture in the emoji pack (`1f431`), None where the pack has none."""

    name: str = Field(min_length=1, max_length=60)
    glyph: str | None = Field(default=None, max_length=40)
    motion: PropMotion = "static"
    count: int = Field(default=1, ge=1, le=60)
    path: tuple[PathPoint, ...] = Field(default=(), max_length=24)


class Shot(Part):
    """One take: a place, a camera, people, things, and what is said. `transition` is how it begins.

    `material` fills the frame; with `beside` it fills the left or upper half, and `beside` the other one: both move,
    and both are heard. `first_frame` and `last_frame` name picture references that the shot begins and ends as.
    """

    text: str = Field(default="", max_length=4000, description="the words of the prompt this shot came from")
    seconds: Seconds
    setting: Name
    time: Daytime = "day"
    weather: tuple[Name, ...] = Field(default=(), max_length=8)
    framing: Framing = "wide"
    move: Name = "push"
    camera: tuple[CameraKey, ...] = Field(default=(), max_length=24)
    transition: Transition = "cut"
    transition_s: float = Field(default=0.4, ge=0.1, le=10, description="how long it takes, around the cut")
    effects: tuple[Name, ...] = Field(default=(), max_length=4)
    material: Material | None = None
    beside: Material | None = None
    split: Split = "side"
    first_frame: Handle | None = None
    last_frame: Handle | None = None
    subjects: tuple[Subject, ...] = Field(default=(), max_length=8)
    props: tuple[Prop, ...] = Field(default=(), max_length=24)
    lines: tuple[Line, ...] = Field(default=(), max_length=60)

    @property
    def shown(self) -> tuple[Material, ...]:
        """The pictures and videos that fill it, left or upper one first."""
        return tuple(one for one in (self.material, self.beside) if one is not None)

    @property
    def given(self) -> frozenset[str]:
        """Names of every reference that it shows as it is."""
        frames = (name for name in (self.first_frame, self.last_frame) if name is not None)
        return frozenset((*frames, *(one.reference for one in self.shown)))


class Music(Part):
    """`mood` none means no music: speech and effects only. `genre` None is the mood's own."""

    mood: Name = "happy"
    genre: Name | None = None
    bpm: int = Field(default=120, ge=50, le=200)


class Storyboard(Part):
    version: Literal[1] = 1
    language: Language = "en"
    style: Name = "clay"
    music: Music = Music()
    captions: bool = True
    loop: bool = Field(default=False, description="the last frame leads into the first")
    shots: tuple[Shot, ...] = Field(min_length=1, max_length=MAX_SHOTS)
    planner: Literal["lexicon", "model"] = Field(default="lexicon", description="who read the prompt")
    not_understood: tuple[Annotated[str, Field(max_length=400)], ...] = Field(default=(), max_length=2000)

    @property
    def seconds(self) -> float:
        return sum(shot.seconds for shot in self.shots)

    @property
    def handles(self) -> tuple[str, ...]:
        """Every subject's handle once, in order of appearance."""
        return tuple(dict.fromkeys(subject.handle for shot in self.shots for subject in shot.subjects))
