"""The editor as a page, or its scenes alone for htmx."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import render

from accounts.web import MemberRequest
from cameo.selectors import castable
from generation import planning
from generation.storyboard.planner import MAX_PROMPT
from generation.views.board.choices import choices
from generation.views.board.desk import Desk
from generation.views.board.rows import BoardRow

LONG_SIDE_PX, SQUARE_SIDE_PX, SHORT_SIDE_PX = 480, 360, 270


def board_page(
    request: MemberRequest, desk: Desk, rows: BoardRow, form: forms.Form, *, status: int = 200
) -> HttpResponse:
    size = f"{desk.source.width}x{desk.source.height}" if desk.source else str(form["size"].value() or "")
    shown = {
        "desk": desk,
        "board": rows,
        "form": form,
        "choices": choices(),
        "castable": castable(request.user),
        "most_letters": MAX_PROMPT,
        "size": size,
        "shape": "x".join(map(str, still_size(size))),
    }
    template = "generation/board/_board.html" if request.htmx else "generation/board/page.html"
    if not request.htmx:
        planning.studio().wake()
    return render(request, template, shown, status=status)


def still_size(size: str) -> tuple[int, int]:
    """As large as the page shows it, in the clip's shape; tall where there is none."""
    width, _cross, height = size.partition("x")
    sides = (int(width), int(height)) if width.isdecimal() and height.isdecimal() and len(size) < 12 else (9, 16)
    if sides[0] == sides[1]:
        return SQUARE_SIDE_PX, SQUARE_SIDE_PX
    return (LONG_SIDE_PX, SHORT_SIDE_PX) if sides[0] > sides[1] else (SHORT_SIDE_PX, LONG_SIDE_PX)
