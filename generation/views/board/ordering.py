"""What the editor orders of a clip of one's own."""

from dataclasses import replace
from typing import Any

from django.urls import reverse

from accounts.web import MemberRequest
from generation.services import order_own_takes
from generation.storyboard.schema import Storyboard
from generation.views.board.desk import BoardForm, Desk, Made
from generation.views.create import order, wanted_of
from generation.views.forms import order_key


def own_desk() -> Desk:
    still, price = reverse("board_still"), reverse("board_price")
    return Desk(address=reverse("board"), still=still, price=price, form=BoardForm, order=_order)


def _order(request: MemberRequest, asked: dict[str, Any], storyboard: Storyboard) -> Made:
    number: int = asked["number"]
    if number == 1:
        return order(request, asked, storyboard)
    actor, wanted = request.user, wanted_of(asked, storyboard)
    audio = asked["audio"].read() if asked["audio"] else b""
    return order_own_takes(
        actor,
        replace(wanted, audio=audio or None),
        number=number,
        idempotency_key=order_key(asked["key"], wanted, number, file=audio),
    )
