"""An author's terms for one clip: who may remix it, how, and what for."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from accounts.web import MemberRequest
from common.errors import AppError, Forbidden
from generation.models import Clip
from generation.selectors import get_clip
from remix.kinds import KINDS
from remix.models import RemixTerms
from remix.models.lineage import MOST_DEPTH
from remix.selectors import terms_of
from remix.services import set_terms
from remix.terms import MOST_SHARE, Terms, Who

MOST_LETTERS = 6200
"""MOST_APPROVED names."""


class TermsForm(forms.Form):
    """`approved` are usernames with spaces or commas between; no kind ticked is every kind."""

    who = forms.ChoiceField(label=gettext_lazy("Who may remix it?"), choices=Who.choices)
    approved = forms.CharField(label=gettext_lazy("Whom do you approve?"), max_length=MOST_LETTERS, required=False)
    kinds = forms.MultipleChoiceField(label=gettext_lazy("Only in these ways"), required=False)
    must_credit = forms.BooleanField(required=False)
    commercial = forms.BooleanField(required=False)
    share_percent = forms.IntegerField(label=gettext_lazy("Your share, percent"), min_value=0, max_value=MOST_SHARE)
    depth = forms.IntegerField(
        label=gettext_lazy("How many generations of remixes?"), min_value=1, max_value=MOST_DEPTH, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kinds"].choices = [  # type: ignore[attr-defined]
            (kind.name.value, kind.label) for kind in KINDS.values()
        ]

    def wanted(self) -> Terms:
        asked = self.cleaned_data
        names = asked["approved"].replace(",", " ").split()
        return Terms(
            who=Who(asked["who"]),
            kinds=tuple(asked["kinds"]),
            must_credit=asked["must_credit"],
            commercial=asked["commercial"],
            share_percent=asked["share_percent"],
            depth=asked["depth"],
            approved=tuple(dict.fromkeys(name.removeprefix("@") for name in names)),
        )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def remix_terms(request: MemberRequest, clip_id: UUID) -> HttpResponse:
    """For remixes from now on. Raises Forbidden("not_yours")."""
    clip = get_clip(clip_id, request.user)
    if clip.owner_id != request.user.pk:
        raise Forbidden("not_yours", _("Only its author can set the terms of a clip."))
    if request.method != "POST":
        return _page(request, clip, TermsForm(initial=_initial(terms_of(clip))))
    form = TermsForm(request.POST)
    if form.is_valid():
        try:
            set_terms(request.user, clip, form.wanted())
        except AppError as refusal:
            form.add_error("approved" if refusal.code == "person_unknown" else None, str(refusal.message))
        else:
            messages.success(request, _("These terms hold for remixes from now on."))
            return redirect("clip", clip.pk)
    return _page(request, clip, form, status=422)


def _initial(terms: RemixTerms) -> dict[str, Any]:
    names = [person.username for person in terms.approved.order_by("username")] if terms.pk else []
    values = ("who", "kinds", "must_credit", "commercial", "share_percent", "depth")
    return {name: getattr(terms, name) for name in values} | {"approved": ", ".join(names)}


def _page(request: MemberRequest, clip: Clip, form: TermsForm, *, status: int = 200) -> HttpResponse:
    return render(request, "remix/terms.html", {"clip": clip, "form": form}, status=status)
