"""A sketch in words, before anything is ordered."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from accounts.models import User
from common.errors import AppError
from generation import planning
from generation.requests import JobRequest
from generation.services import Sketch, sketch
from generation.storyboard.schema import Line, Music, Shot
from generation.storyboard.vocabulary import TermKind
from generation.views.terms import term, title
from generation.views.words import FRAMINGS, TIMES, consent_in_words, refusal_in_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Take:
    """One shot. `who`: what each person does; `facts`: the rest, in short words."""

    title: str
    seconds: float
    who: list[str]
    facts: list[str]
    lines: list[Line]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """`price` in credits. `faults`: why it can not be made as it stands, for people."""

    takes: list[Take] = field(default_factory=list)
    music: str = ""
    style: str = ""
    seconds: float = 0
    price: int = 0
    unknown: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def preview(asker: User, request: JobRequest) -> Preview:
    try:
        found = sketch(asker, request, quick=True)
    except AppError as refusal:
        return Preview(faults=[refusal_in_words(refusal)])
    return _in_words(found)


def _in_words(found: Sketch) -> Preview:
    board = found.storyboard
    return Preview(
        takes=[_take(shot) for shot in board.shots],
        music=_music(board.music),
        style=title(TermKind.STYLE, board.style),
        seconds=board.seconds,
        price=found.price,
        unknown=list(board.not_understood),
        faults=[consent_in_words(one.decision.reason, one.handle) for one in found.cast if not one.decision],
    )


def _music(music: Music) -> str:
    mood = term(TermKind.MOOD, music.mood)
    return mood if music.mood == "none" else _("%(mood)s music") % {"mood": mood}


def _take(shot: Shot) -> Take:
    things = [f"{prop.name} × {prop.count}" if prop.count > 1 else prop.name for prop in shot.props]
    weather = [title(TermKind.WEATHER, name) for name in shot.weather]
    return Take(
        title=title(TermKind.SETTING, shot.setting),
        seconds=shot.seconds,
        who=[
            _("%(who)s: %(does)s, %(outfit)s")
            % {
                "who": _name(subject.handle),
                "does": term(TermKind.ACTION, subject.action),
                "outfit": term(TermKind.OUTFIT, subject.outfit),
            }
            for subject in shot.subjects
        ],
        facts=[str(TIMES[shot.time]), str(FRAMINGS[shot.framing]), *weather, *things],
        lines=list(shot.lines),
    )


def _name(handle: str) -> str:
    return _("Somebody") if planning.is_nobody(handle) else f"@{handle}"
