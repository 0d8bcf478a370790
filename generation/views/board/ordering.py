"""What the editor orders of a clip of one's own."""

from dataclasses import replace
from typing import Any

from django.urls import reverse

from accounts.web import MemberRequest
from generation.services import order_takes, sketch, submit_job
from generation.storyboard.schema import Storyboard
from generation.views.board.desk import BoardForm, Desk, Made
from generation.views.create import order, wanted_of
from generation.views.forms import order_key


def own_desk() -> Desk:
    return Desk(address=reverse("board"), still=reverse("board_still"), form=BoardForm, order=_order)


def _order(request: MemberRequest, asked: dict[str, Any], storyboard: Storyboard) -> Made:
    number: int = asked["number"]
    if number == 1:
        return order(request, asked, storyboard)
    actor, wanted = request.user, wanted_of(asked, storyboard)
    audio = asked["audio"].read() if asked["audio"] else b""
    return order_takes(
        actor,
        number=number,
        seed=wanted.seed,
        price=sketch(actor, wanted).price,
        order=lambda seed, key: submit_job(
            actor, request=replace(wanted, seed=seed, audio=audio or None), idempotency_key=key
        ),
        idempotency_key=order_key(asked["key"], wanted, number, file=audio),
    )
