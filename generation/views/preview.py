"""A storyboard in words, before anything is ordered. Asking leaves no mark and costs nothing."""

import math
from dataclasses import dataclass

from django.utils.translation import gettext as _

from accounts.models import User
from cameo.models import Likeness
from cameo.policies import CameoPolicy
from cameo.selectors import by_handles
from common.errors import AppError
from generation import planning
from generation.requests import JobRequest
from generation.storyboard.schema import Line, Shot
from generation.views.words import CONSENT, refusal_in_words, term

SEED = 0
"""A preview shows what the words mean, not what chance adds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Take:
    """One shot. `who`: what each person does, `facts`: the rest, in short words."""

    title: str
    seconds: float
    who: list[str]
    facts: list[str]
    lines: list[Line]


@dataclass(frozen=True, slots=True, kw_only=True)
class Casting:
    """`fault` empty: may be cast."""

    handle: str
    fault: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    takes: list[Take]
    music: str
    style: str
    seconds: float
    price: int
    unknown: list[str]
    cast: list[Casting]
    fault: str = ""


def preview(asker: User, prompt: str, seconds: float | None) -> Preview:
    request = JobRequest(prompt=prompt, seconds=seconds)
    handles = planning.handles_in(request, me=asker.username)
    found = by_handles(handles)
    cast = [Casting(handle=handle, fault=_fault(asker, handle, found)) for handle in handles]
    try:
        board = planning.plan(request, cast=tuple(found), me=asker.username, seconds=seconds, seed=SEED)
    except AppError as refusal:
        return _nothing(cast, refusal_in_words(refusal))
    return Preview(
        takes=[_take(shot) for shot in board.shots],
        music=term(board.music.mood),
        style=term(board.style),
        seconds=board.seconds,
        price=math.ceil(board.seconds),
        unknown=[word for word in board.not_understood if word.removeprefix("@").casefold() not in handles],
        cast=cast,
    )


def _fault(asker: User, handle: str, found: dict[str, Likeness]) -> str:
    likeness = found.get(handle)
    if likeness is None:
        return str(CONSENT["handle_unknown"]) % {"handle": handle}
    decision = CameoPolicy(asker).use(likeness)
    return "" if decision else str(CONSENT[decision.reason]) % {"handle": handle}


def _take(shot: Shot) -> Take:
    things = [f"{prop.name} × {prop.count}" if prop.count > 1 else prop.name for prop in shot.props]
    weather = [term(name) for name in shot.weather]
    return Take(
        title=term(shot.setting),
        seconds=shot.seconds,
        who=[
            _("%(who)s %(does)s, %(outfit)s")
            % {"who": _name(subject.handle), "does": term(subject.action), "outfit": term(subject.outfit)}
            for subject in shot.subjects
        ],
        facts=[term(shot.time), term(shot.framing), *weather, *things],
        lines=list(shot.lines),
    )


def _name(handle: str) -> str:
    return _("Somebody") if planning.is_nobody(handle) else f"@{handle}"


def _nothing(cast: list[Casting], fault: str) -> Preview:
    return Preview(takes=[], music="", style="", seconds=0, price=0, unknown=[], cast=cast, fault=fault)

