"""One turn of the editor: a button was pressed, the whole form came, and the rows go back as they were typed."""

from typing import Any
from uuid import uuid4

from django import forms
from django.http import HttpResponse

from accounts.web import MemberRequest
from generation.views.board.changes import change
from generation.views.board.desk import Desk
from generation.views.board.making import make
from generation.views.board.reading import read_words
from generation.views.board.rows import read
from generation.views.board.screen import board_page


def turn(request: MemberRequest, desk: Desk) -> HttpResponse:
    rows, what = read(request.POST), request.POST.get("do", "")
    match what.split("."):
        case ["make"]:
            return make(request, desk, rows)
        case ["takes", number, "read"]:
            read_words(request.user, rows, number)
        case _:
            change(rows, what)
    return board_page(request, desk, rows, kept(request, desk))


def kept(request: MemberRequest, desk: Desk) -> forms.Form:
    """What is beside the scenes, unchecked."""
    names = desk.form.base_fields.keys() - {"audio"}
    return desk.form(initial={name: request.POST[name] for name in names if name in request.POST})


def fresh(desk: Desk, **initial: Any) -> forms.Form:
    """A form that was not sent before."""
    return desk.form(initial={"key": str(uuid4()), **initial})
