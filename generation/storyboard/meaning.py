"""What one clause says, before it becomes shots: plain mutable records that the interpreter fills."""

from dataclasses import dataclass, field

from generation.storyboard.schema import PropMotion

MAX_COUNT = 60


@dataclass(slots=True)
class Actor:
    handle: str
    actions: list[str] = field(default_factory=list)
    emotion: str | None = None
    outfit: str | None = None


@dataclass(slots=True)
class Thing:
    name: str
    glyph: str
    motion: PropMotion = "static"
    count: int | None = None
    plural: bool = False
    poured: bool = False
    located: bool = False
    goes: str = ""
    """How a thing that acts moves: across, up, hops, or not at all."""


@dataclass(slots=True)
class Said:
    """A spoken line. `speaker` is None where the clause names nobody, NARRATOR where nobody seen speaks."""

    speaker: str | None
    text: str
    delivery: str


@dataclass(slots=True)
class Choice:
    """A word for something that a clause has one of; `located` when a preposition of place leads to it, `mild` when
    the word has served another purpose already, so that nothing is lost if another is preferred.
    """

    id: str
    text: str
    located: bool = False
    mild: bool = False


@dataclass(slots=True)
class Clause:
    actors: list[Actor] = field(default_factory=list)
    settings: list[Choice] = field(default_factory=list)
    times: list[Choice] = field(default_factory=list)
    framings: list[Choice] = field(default_factory=list)
    moves: list[Choice] = field(default_factory=list)
    styles: list[Choice] = field(default_factory=list)
    moods: list[Choice] = field(default_factory=list)
    weather: list[str] = field(default_factory=list)
    effects: list[str] = field(default_factory=list)
    genres: list[Choice] = field(default_factory=list)
    transition: str | None = None
    loops: bool = False
    dry: bool = False
    things: list[Thing] = field(default_factory=list)
    lines: list[Said] = field(default_factory=list)
    loose_actions: list[str] = field(default_factory=list)
    loose_emotion: str | None = None
    loose_outfit: str | None = None
    captions: bool | None = None
    nobody: bool = False
    """Whether the prompt says that no people are here, or things alone do what is done."""
    bpm: int | None = None
    tempo: str | None = None
    seconds: float | None = None
    unknown: list[str] = field(default_factory=list)

    def actor(self, handle: str) -> Actor:
        found = next((actor for actor in self.actors if actor.handle == handle), None)
        if found is None:
            found = Actor(handle)
            self.actors.append(found)
        return found
