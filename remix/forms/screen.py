"""The remix page: what is offered, the form of one kind, and what came of sending it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.web import MemberRequest
from cameo.selectors import castable
from common.errors import AppError, Invalid
from generation import planning
from generation.links import media_url, package_url
from generation.models import Clip
from generation.selectors import depicted
from generation.storyboard.planner import MAX_PROMPT
from generation.views.board.choices import choices
from generation.views.words import refusal_in_words
from remix.forms.building import fields_of, filled
from remix.forms.cards import families
from remix.forms.fields import Field, Value
from remix.forms.named import Desk
from remix.forms.paths import WAYS
from remix.forms.picking import picks
from remix.kinds.base import Kind
from remix.kinds.parents import parent_of
from remix.offering import Offered, offered
from remix.states import RemixKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """`kind` None: nothing can be done with this clip. `further` are the parents beside it."""

    actor: User
    clip: Clip
    offer: Offered
    kind: Kind[Any] | None
    further: Sequence[Clip]
    fields: list[Field]
    price: int
    errors: list[str] = field(default_factory=list)

    @property
    def parents(self) -> tuple[Clip, ...]:
        return (self.clip, *self.further)

    def asked_kind(self, sent: str) -> RemixKind:
        """The one that was sent, and no other that the page would show instead. Raises Invalid `kind_unknown`."""
        if self.kind is None or sent != self.kind.name:
            raise Invalid("kind_unknown", _("Clips can not be remixed in this way here."))
        return self.kind.name

    def refused(self, refusal: AppError, sent: Mapping[str, Value]) -> "Screen":
        named = refusal.detail.get("fields")
        faults = {str(name).partition(".")[0] for name in named} if isinstance(named, list) else set()
        return replace(
            self, fields=filled(self.fields, dict(sent), faults), errors=[*self.errors, refusal_in_words(refusal)]
        )


def remix_screen(actor: User, clip: Clip, wish: str, further: Sequence[Clip]) -> Screen:
    """The form of the kind of this name; without one, of the first that is possible."""
    offer = offered(actor, clip)
    by_name = {offering.kind.name.value: offering for offering in offer.kinds}
    possible = (offering for offering in offer.kinds if offering.decision)
    chosen = by_name.get(wish) or next(possible, None)
    parent = parent_of(clip)
    kind = chosen.kind if chosen else None
    fields: list[Field] = []
    if kind and kind.name != RemixKind.STORYBOARD:
        desk = Desk(
            kind=kind.name,
            parent=parent,
            parts=offer.parts,
            newcomers=castable(actor),
            shown=depicted(clip),
            installed=choices(),
        )
        fields = fields_of(kind, desk)
    price = planning.price_of(parent.storyboard, draft=False)
    return Screen(actor=actor, clip=clip, offer=offer, kind=kind, further=further, fields=fields, price=price)


def screen_page(request: MemberRequest, screen: Screen, *, key: str, status: int = 200) -> HttpResponse:
    clip, kind = screen.clip, screen.kind
    current = kind.name if kind else None
    shown = families(screen.offer.kinds, current)
    card = next((card for family in shown for card in family.cards if card.current), None)
    links = {f"{name}_url": media_url(clip, name, request.user) for name in ("video", "poster")}
    context = {
        "clip": clip,
        "card": {
            "width": clip.width,
            "height": clip.height,
            "sprites_url": package_url(clip, "sprites.vtt", request.user),
            **links,
        },
        "families": shown,
        "chosen": card,
        "fields": screen.fields,
        "errors": screen.errors,
        "picks": picks(request.user, clip, kind.name, screen.further) if kind and kind.most > 1 else [],
        "further_least": kind.least - 1 if kind else 0,
        "further_most": kind.most - 1 if kind else 0,
        "key": key,
        "price": screen.price,
        "ways": WAYS,
        "most_letters": MAX_PROMPT,
    }
    return render(request, "remix/remix.html", context, status=status)
