"""What the editor asks for while somebody edits: the price, and a picture of a scene."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.web import MemberRequest
from common.errors import AppError, Invalid
from generation.models import Clip
from generation.models.takes import MOST_TAKES
from generation.requests import JobRequest
from generation.services import sketch
from generation.services.still import still
from generation.storyboard.schema import Storyboard
from generation.views.board.check import board_of
from generation.views.board.rows import BoardRow, read
from generation.views.board.screen import still_size
from generation.views.words import consent_in_words, refusal_in_words

BARE = {"material": None, "beside": None, "first_frame": None, "last_frame": None}


@login_required
@require_POST
def board_price(request: MemberRequest) -> HttpResponse:
    return price_shown(request)


def price_shown(request: MemberRequest, source: Clip | None = None) -> HttpResponse:
    """A part of the page: what the scenes cost as they stand, how long they last, and what is in the way. `source` is
    the clip that they are to be a remix of.
    """
    rows = _finished(read(request.POST))
    shown: dict[str, Any] = {"faults": []}
    storyboard = board_of(rows)
    if storyboard is None:
        shown["faults"] = _all_faults(rows)
    else:
        wanted = JobRequest(prompt="…", storyboard=_bare(storyboard), draft="draft" in request.POST)
        try:
            found = sketch(request.user, wanted, parents=() if source is None else (source,))
        except AppError as refusal:
            shown["faults"] = [refusal_in_words(refusal)]
        else:
            no = (one for one in found.cast if not one.decision)
            takes = _takes(request.POST.get("number", ""))
            shown |= {"price": found.price * takes, "each": found.price, "takes": takes}
            shown["faults"] = [consent_in_words(one.decision.reason, one.handle) for one in no]
        shown["seconds"] = storyboard.seconds
    return render(request, "generation/board/_price.html", shown)


@login_required
@require_POST
def board_still(request: MemberRequest) -> HttpResponse:
    """A picture of the first scene that is sent, whatever is wrong with others and not yet filled in here."""
    return still_shown(request, {})


def still_shown(request: MemberRequest, films: Mapping[str, Clip]) -> HttpResponse:
    """`films`: clips that scenes show, by reference, and that this person may see."""
    rows = _finished(read(request.POST))
    rows.takes = rows.takes[:1]
    for take in rows.takes:
        take.lines = []
    storyboard = board_of(rows)
    if storyboard is None:
        raise Invalid("storyboard_invalid", _("Something here can not be used as it is."))
    width, height = still_size(request.POST.get("size", ""))
    shot = storyboard.shots[0]
    known = storyboard if shot.given <= films.keys() else _bare(storyboard)
    picture = still(known, at_s=shot.seconds / 2, width_px=width, height_px=height, films=films)
    return HttpResponse(picture, content_type="image/webp", headers={"Cache-Control": "no-store"})


def _bare(storyboard: Storyboard) -> Storyboard:
    """Without the files of clips that a remix shows: they cost nothing more."""
    return storyboard.model_copy(update={"shots": tuple(shot.model_copy(update=BARE) for shot in storyboard.shots)})


def _takes(sent: str) -> int:
    return min(max(int(sent), 1), MOST_TAKES) if sent.isdecimal() and len(sent) < 4 else 1


def _finished(rows: BoardRow) -> BoardRow:
    """Without lines and things that nobody has filled in yet: they are not scolded while somebody types."""
    for take in rows.takes:
        take.lines = [line for line in take.lines if line.text.strip()]
        take.things = [thing for thing in take.things if thing.name.strip()]
    return rows


def _all_faults(rows: BoardRow) -> list[str]:
    told = [
        _("Scene %(number)s: %(fault)s") % {"number": number, "fault": fault}
        for number, take in enumerate(rows.takes, 1)
        for fault in take.faults
    ]
    return [*rows.faults, *told]
