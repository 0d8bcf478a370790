"""The page on which a clip is taken up: other words, somebody else, or one more."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from accounts.models import User
from accounts.web import MemberRequest
from cameo.selectors import castable
from common.errors import AppError
from generation.links import media_url
from generation.models import Clip
from generation.selectors import depicted, get_clip
from generation.storyboard.planner import MAX_PROMPT
from generation.views.forms import order_key
from generation.views.words import refusal_in_words
from remix.contracts import RemixRequest
from remix.kinds import asked
from remix.kinds.parents import words_of
from remix.services import start_remix
from remix.states import RemixKind

KINDS = [
    (RemixKind.WORDS, _("Change the words")),
    (RemixKind.SWAP, _("Swap somebody")),
    (RemixKind.ADD, _("Add somebody")),
]


class RemixForm(forms.Form):
    """`key` makes the order once, however often the form is sent."""

    kind = forms.ChoiceField(choices=KINDS)
    prompt = forms.CharField(label=_("What happens instead?"), max_length=MAX_PROMPT, required=False)
    replaced = forms.CharField(max_length=30, required=False)
    newcomer = forms.CharField(max_length=30, required=False)
    key = forms.CharField(max_length=80, widget=forms.HiddenInput)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def remix_clip(request: MemberRequest, clip_id: UUID) -> HttpResponse:
    """Everybody the clip shows is asked again, for the one who remixes."""
    clip = get_clip(clip_id, request.user)
    if request.method != "POST":
        first = {"kind": RemixKind.WORDS, "prompt": words_of(clip), "key": str(uuid4())}
        return _page(request, clip, RemixForm(initial=first))
    form = RemixForm(request.POST)
    if not form.is_valid():
        return _page(request, clip, form, status=422)
    try:
        wanted = _asked(request.user, clip, form.cleaned_data)
        key = order_key(form.cleaned_data["key"], clip.pk, wanted.kind, wanted.options)
        job = start_remix(request.user, wanted, idempotency_key=key)
    except AppError as refusal:
        form.add_error(None, refusal_in_words(refusal))
        return _page(request, clip, form, status=422)
    return redirect("job", job.pk)


def _asked(actor: User, clip: Clip, data: dict[str, Any]) -> RemixRequest:
    """Only the boxes of the chosen kind count."""
    kind = RemixKind(data["kind"])
    boxes = {"words": data["prompt"]} if kind == RemixKind.WORDS else {"newcomer": data["newcomer"]}
    if kind == RemixKind.SWAP:
        boxes |= {"replaced": data["replaced"]}
    return asked(actor, kind, (clip,), boxes)


def _page(request: MemberRequest, clip: Clip, form: RemixForm, *, status: int = 200) -> HttpResponse:
    shown = {
        "clip": clip,
        "form": form,
        "kind": form["kind"].value(),
        "cast": depicted(clip),
        "castable": castable(request.user),
        "most_letters": MAX_PROMPT,
        "poster_url": media_url(clip, "poster", request.user),
    }
    return render(request, "remix/remix.html", shown, status=status)
