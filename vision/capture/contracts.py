"""What a challenge asks for, in what order, and what each check found. Times are seconds into the video."""

from dataclasses import dataclass
from enum import StrEnum


class StepKind(StrEnum):
    """What the person does: look straight, move the head, say a digit, or let a colour shine on the face."""

    LOOK = "look"
    MOVE = "move"
    DIGIT = "digit"
    COLOUR = "colour"


class Move(StrEnum):
    """As the person sees it: `left` is towards their own left hand. The video must not be mirrored."""

    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"
    BLUE = "blue"
    YELLOW = "yellow"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """`value` is a Move, a digit 0 to 9, a Colour, or "" for a look."""

    kind: StepKind
    value: str
    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """`seconds` is the length of the whole recording."""

    seconds: float
    steps: tuple[Step, ...]

    def of(self, kind: StepKind) -> tuple[Step, ...]:
        return tuple(step for step in self.steps if step.kind == kind)


class Check(StrEnum):
    """By these names verdicts are reported."""

    VIDEO = "video"
    TIMING = "timing"
    FACE = "face"
    PICTURE = "picture"
    MOVES = "moves"
    DIGITS = "digits"
    COLOURS = "colours"
    FRESH = "fresh"
    PORTRAIT = "portrait"
    PERSON = "person"


class Outcome(StrEnum):
    """`unsure` asks for a person's look; it is never a pass."""

    PASSED = "passed"
    FAILED = "failed"
    UNSURE = "unsure"


class Fault(StrEnum):
    """Why a check did not pass; beside these vision.contracts.Reason. Stable, translated where a person reads them."""

    FACE_LOST = "face_lost"
    MOVES_MISSED = "moves_missed"
    NO_SOUND = "no_sound"
    DIGITS_NOT_HEARD = "digits_not_heard"
    DIGITS_NOT_CHECKED = "digits_not_checked"
    COLOURS_NOT_SEEN = "colours_not_seen"
    TOO_SHORT = "capture_too_short"
    TOO_LONG = "capture_too_long"
    REPLAYED = "capture_replayed"
    ANALYSER_MISSING = "face_analyser_missing"
    ANOTHER_PERSON = "another_person"
    SAME_FACE_ELSEWHERE = "same_face_elsewhere"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """No codes means passed."""

    check: Check
    outcome: Outcome
    codes: tuple[str, ...] = ()


def passed(check: Check) -> Finding:
    return Finding(check=check, outcome=Outcome.PASSED)


def failed(check: Check, *codes: str) -> Finding:
    return Finding(check=check, outcome=Outcome.FAILED, codes=codes)


def unsure(check: Check, *codes: str) -> Finding:
    return Finding(check=check, outcome=Outcome.UNSURE, codes=codes)
