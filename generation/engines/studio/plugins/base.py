"""What a plug-in is, by kind. Every plug-in module holds one `PLUGIN` of these types."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from generation.engines.studio.audio.music.band import Band, Feel
from generation.engines.studio.stage.camera import Camera
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.light import Light
from generation.engines.studio.stage.moment import Moment, View
from generation.engines.studio.stage.pose import Pose
from generation.storyboard.schema import Shot
from generation.storyboard.vocabulary import Term


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """What a setting is built for: one shot, seen by `reference`, its camera halfway through.

    `backdrop` is premultiplied BGRA [n, n, 4]: the thing that stands for a place nobody drew, or None.
    Nobody's words, names or acts are in it: built places are kept. `told` are those of the plug-in's `variants` that
    the prompt has; `gloomy` where somebody grieves.
    """

    seed: int
    shot: Shot
    reference: Camera
    backdrop: np.ndarray | None = None
    told: tuple[str, ...] = ()
    gloomy: bool = False

    @property
    def wet(self) -> bool:
        return "rain" in self.shot.weather

    @property
    def dark(self) -> bool:
        return self.shot.time == "night"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relight:
    """How a photographed head is lit: factors for the tint, a key direction (x right, y down) with its strength."""

    tint: tuple[float, float, float] = (1.0, 1.0, 1.0)
    key: tuple[float, float] = (-0.55, -0.55)
    strength: float = 0.30
    rim_rgb: tuple[float, float, float] = (255, 235, 210)
    rim: float = 0.5
    rim_side: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Tone:
    """The place's own grade: added in the shadows, multiplied in the lights (RGB), then gamma."""

    lift: tuple[float, float, float] = (4, 4, 8)
    gain: tuple[float, float, float] = (1.0, 1.0, 1.0)
    gamma: float = 0.95


class Setting(Protocol):
    """A built place; `dusty` floors puff under feet."""

    light: Light
    relight: Relight
    tone: Tone
    dusty: bool

    def behind(self, view: View, moment: Moment) -> None:
        """Draws everything beyond the people, over the whole frame."""

    def before(self, view: View, moment: Moment) -> None:
        """Draws what is in front of the people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingPlugin:
    """`ambience` names sound effects: the place by itself. `gravity` in m/s^2 is what things fall by.

    `variants` are words of a prompt that make it another place, lower case.
    """

    term: Term
    build: Callable[[Brief], Setting]
    ambience: tuple[str, ...] = ()
    gravity: float = 5.0
    variants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What an action reacts to. `talk` 0..1 is how much the subject speaks around now; `seed` is this subject's own.

    `partner_m` is how far to the right (left: negative) the nearest other subject stands, None when alone; `heard` 0..1
    how much somebody else speaks around now, from `speaker_m` to the right.
    """

    moment: Moment
    seed: int
    talk: float = 0.0
    partner_m: float | None = None
    heard: float = 0.0
    speaker_m: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """Feet meet the floor every `every` beats, `offset` beats after the first beat."""

    every: float
    offset: float = 0.0
    sound: str = "step"
    gain: float = 0.3
    dust: float = 0.6


Gear = Callable[[Figure, Act], None]
"""Draws what an action needs around the body it is given: a chair, a guitar, a bicycle."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionPlugin:
    """`pose` is a closed form of the moment. `speed_mps` moves the subject towards the viewer, camera and all.

    `behind` and `front` draw gear before and after the body, `between` over body and head but under the arms that hold
    it. `feeling` is the face that goes with it where the storyboard asks for none. `paired` actions reach for the
    subject at `Act.partner_m`. `lower_m` is how much lower than standing the eyes are most of the time, for the camera,
    `wide_m` how much further than a person the gear reaches to each side, for whoever stands beside it. Eyes stay shut
    while `asleep`.
    """

    term: Term
    pose: Callable[[Act], Pose]
    steps: Steps | None = None
    speed_mps: float = 0.0
    behind: Gear | None = None
    between: Gear | None = None
    front: Gear | None = None
    feeling: str | None = None
    paired: bool = False
    lower_m: float = 0.0
    wide_m: float = 0.0
    asleep: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OutfitPlugin:
    """`draw` paints the whole body and calls `figure.head()` where the head belongs.

    `helmet` hides the edge of a photographed head, so it gets no sticker outline.
    """

    term: Term
    draw: Callable[[Figure], None]
    helmet: bool = False


class Fall(Protocol):
    """Weather, drawn in front of everything and, thinner, behind the people."""

    def behind(self, view: View, moment: Moment) -> None: ...

    def before(self, view: View, moment: Moment) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class WeatherPlugin:
    term: Term
    build: Callable[[int], Fall]
    ambience: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a style finishes frames. `caption_rgb` is the colour of the spoken word."""

    saturation: float = 1.0
    contrast: float = 0.40
    bloom: float = 0.6
    vignette: float = 0.36
    caption_rgb: tuple[float, float, float] = (255, 221, 64)
    finish: Callable[[np.ndarray, float], None] | None = None
    """Changes BGRA pixels [H, W, 4] in place after the grade; the clip's second moves grain and scratches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StylePlugin:
    term: Term
    look: Look = field(default_factory=Look)


@dataclass(frozen=True, slots=True, kw_only=True)
class MoodPlugin:
    """What music feels like: `feel` bends any genre, `band` plays where none is asked for. Without them: silence."""

    term: Term
    feel: Feel | None = None
    band: Band | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GenrePlugin:
    """A kind of music: who plays what. `term.defaults` may suggest a `bpm`."""

    term: Term
    band: Band


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """What a camera adds to its framing: a zoom factor, metres to the side and up, an angle around the people, and
    yaw, pitch and roll in radians. `shake` 0..1 is how much a hand trembles. `lens` is how long the lens is: the
    people keep their size, what is behind them does not.
    """

    zoom: float = 1.0
    side_m: float = 0.0
    rise_m: float = 0.0
    around: float = 0.0
    yaw: float = 0.0
    pitch: float = 0.0
    roll: float = 0.0
    shake: float = 0.15
    lens: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class CameraPlugin:
    """`shift(moment, reach)` is a closed form of the moment; `reach` 0..1 is how large moves may be in this framing."""

    term: Term
    shift: Callable[[Moment, float], Shift]


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectPlugin:
    """Drawn like weather, from the shot's start; `sounds` are (shot seconds, effect name)."""

    term: Term
    build: Callable[[int], Fall]
    sounds: tuple[tuple[float, str], ...] = ()


Plugin = (
    SettingPlugin
    | ActionPlugin
    | OutfitPlugin
    | WeatherPlugin
    | StylePlugin
    | MoodPlugin
    | GenrePlugin
    | CameraPlugin
    | EffectPlugin
)
