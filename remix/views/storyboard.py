"""The storyboard editor over somebody's clip: its scenes, edited card by card, become a remix."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from accounts.web import MemberRequest
from common.errors import Forbidden
from generation.models import Clip
from generation.selectors import get_clip
from generation.storyboard.schema import Storyboard
from generation.views.board import price_shown, still_shown
from generation.views.board.desk import Desk, Made, number_field
from generation.views.board.screen import board_page
from generation.views.board.shown import rows_of
from generation.views.board.turns import fresh, turn
from generation.views.forms import order_key
from remix.kinds import KINDS, asked
from remix.kinds.films import film_name
from remix.kinds.parents import parent_of
from remix.policies import RemixPolicy
from remix.services import order_remix_takes, start_remix
from remix.states import RemixKind
from remix.words import why


class RemixBoardForm(forms.Form):
    """What is beside the scenes: words, shape and soundtrack are the clip's own."""

    seed = forms.IntegerField(required=False, min_value=0, max_value=2**32 - 1)
    number = number_field()
    key = forms.CharField(max_length=80, widget=forms.HiddenInput)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def remix_storyboard(request: MemberRequest, clip_id: UUID) -> HttpResponse:
    """Everybody in the clip is asked again with the order; who may begin at all is asked now."""
    clip = _open_clip(request, clip_id)
    desk = _desk(clip)
    if request.method == "POST":
        return turn(request, desk)
    parent = parent_of(clip)
    if not (decision := KINDS[RemixKind.STORYBOARD].fits(parent)):
        raise Forbidden(decision.reason, why(decision.reason))
    return board_page(request, desk, rows_of(parent.storyboard), fresh(desk, seed=parent.seed))


@login_required
@require_POST
def remix_still(request: MemberRequest, clip_id: UUID) -> HttpResponse:
    """A picture of the first scene that is sent, of the clip's film where the scene shows it."""
    clip = _open_clip(request, clip_id)
    return still_shown(request, {film_name(clip): clip})


@login_required
@require_POST
def remix_price(request: MemberRequest, clip_id: UUID) -> HttpResponse:
    """As the editor's own: a remix may last as long as what it is made from."""
    return price_shown(request, _open_clip(request, clip_id))


def _open_clip(request: MemberRequest, clip_id: UUID) -> Clip:
    """Raises as get_clip, Forbidden with the code of the rule that closes it."""
    clip = get_clip(clip_id, request.user)
    if not (decision := RemixPolicy(request.user).remix(clip, RemixKind.STORYBOARD)):
        raise Forbidden(decision.reason, why(decision.reason))
    return clip


def _desk(clip: Clip) -> Desk:
    def order(request: MemberRequest, form: dict[str, Any], storyboard: Storyboard) -> Made:
        return _order(request, clip, form, storyboard)

    address = reverse("remix_storyboard", args=[clip.pk])
    still, price = (reverse(f"remix_{what}", args=[clip.pk]) for what in ("still", "price"))
    return Desk(address=address, still=still, price=price, form=RemixBoardForm, order=order, source=clip)


def _order(request: MemberRequest, clip: Clip, form: dict[str, Any], storyboard: Storyboard) -> Made:
    actor, number = request.user, form["number"]
    options = {"storyboard": storyboard.model_dump(mode="json"), "seed": form["seed"]}
    wanted = asked(actor, RemixKind.STORYBOARD, (clip,), options)
    key = order_key(form["key"], clip.pk, wanted.options, number)
    if number == 1:
        return start_remix(actor, wanted, idempotency_key=key)
    return order_remix_takes(actor, wanted, number=number, idempotency_key=key)
