"""The editor's order: one clip, or several takes of it; what is in the way is said where it is."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from accounts.web import MemberRequest
from common.errors import AppError
from generation.models import TakeSet
from generation.storyboard.schema import Storyboard
from generation.views.board.check import board_of
from generation.views.board.desk import Desk
from generation.views.board.rows import BoardRow
from generation.views.board.screen import board_page
from generation.views.create import field_of
from generation.views.words import refusal_in_words


def make(request: MemberRequest, desk: Desk, rows: BoardRow) -> HttpResponse:
    form = desk.form(request.POST, request.FILES)
    storyboard = board_of(rows)
    if not form.is_valid() or storyboard is None:
        return board_page(request, desk, rows, form, status=422)
    try:
        made = desk.order(request, form.cleaned_data, storyboard)
    except AppError as refusal:
        _blame(rows, form, storyboard, refusal)
        return board_page(request, desk, rows, form, status=422)
    address = reverse("takes" if isinstance(made, TakeSet) else "job", args=[made.pk])
    if request.htmx:
        return HttpResponse(headers={"HX-Redirect": address})
    return redirect(address)


def _blame(rows: BoardRow, form: forms.Form, storyboard: Storyboard, refusal: AppError) -> None:
    """Beside the scenes that a refusal is about, else beside the field, else above them all."""
    words, handle, shot = refusal_in_words(refusal), refusal.detail.get("handle"), refusal.detail.get("shot")
    field = field_of(refusal)
    about = [
        take
        for number, (take, one) in enumerate(zip(rows.takes, storyboard.shots, strict=True))
        if number == shot or handle in {subject.handle for subject in one.subjects}
    ]
    for take in about:
        take.faults.append(words)
    if not about and field in form.fields:
        form.add_error(field, words)
    elif not about:
        rows.faults.append(words)
