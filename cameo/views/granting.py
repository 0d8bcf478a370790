"""A permission in all its detail: given, changed, and held against the clips that were made before."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from accounts.selectors import find_person
from accounts.web import MemberRequest
from cameo import selectors
from cameo.models import Likeness
from cameo.scope_words import MODES
from cameo.services import change_grant
from cameo.services.existing import clips_beyond, withdraw_beyond
from cameo.services.renewing import give
from cameo.states import Audience
from cameo.terms import Terms
from cameo.views.grant_forms import GrantForm, NewGrantForm, TermsForm
from cameo.views.sharing import find_own, home, missing_in_words
from common.errors import AppError


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def grant_new(request: MemberRequest, likeness_id: UUID | None = None) -> HttpResponse:
    likeness = find_own(request, likeness_id)
    if request.method != "POST":
        form: TermsForm = NewGrantForm.shown(Terms(), audience=Audience.APPROVED, days=90)
        return _page(request, likeness, form)
    form = NewGrantForm(request.POST)
    if not form.is_valid():
        return _page(request, likeness, form, status=422)
    said = form.cleaned_data
    audience, name = Audience(said["audience"]), said["username"].strip().removeprefix("@")
    try:
        person = find_person(name, viewer=request.user) if audience == Audience.APPROVED else None
        give(request.user, likeness, audience=audience, person=person, days=said["days"], terms=form.terms())
    except AppError as refusal:
        return _page(request, likeness, form, refusal=refusal, status=422)
    messages.success(request, _("Saved. It holds from this moment on."))
    return home(likeness)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def grant_page(request: MemberRequest, grant_id: int) -> HttpResponse:
    """Less than before holds at once; what was made before is asked about on the next page."""
    grant = selectors.find_grant(request.user, grant_id)
    likeness = grant.likeness
    if request.method != "POST":
        return _page(request, likeness, GrantForm.shown(Terms.of(grant)), grant=grant)
    form = GrantForm(request.POST)
    if not form.is_valid():
        return _page(request, likeness, form, grant=grant, status=422)
    try:
        change = change_grant(request.user, grant, terms=form.terms(), days=form.cleaned_data["days"])
    except AppError as refusal:
        return _page(request, likeness, form, grant=grant, refusal=refusal, status=422)
    messages.success(request, _("Saved. It holds from this moment on."))
    return ask_about_existing(likeness) if change.narrowed and change.existing else home(likeness)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def existing(request: MemberRequest, likeness_id: UUID | None = None) -> HttpResponse:
    """Shall what holds now hold for the clips of before?"""
    likeness = find_own(request, likeness_id)
    if request.method != "POST":
        return render(
            request, "cameo/existing.html", {"likeness": likeness, "beyond": clips_beyond(request.user, likeness)}
        )
    taken = withdraw_beyond(request.user, likeness)
    said = ngettext("%(count)s clip was taken down.", "%(count)s clips were taken down.", taken)
    messages.success(request, said % {"count": taken})
    return home(likeness)


def ask_about_existing(likeness: Likeness) -> HttpResponse:
    if likeness.is_character:
        return redirect("character_existing", likeness.pk)
    return redirect("cameo_existing")


def _page(
    request: MemberRequest, likeness: Likeness, form: TermsForm, *, status: int = 200, **shown: object
) -> HttpResponse:
    missing = {audience.value: said for audience in Audience if (said := missing_in_words(likeness, audience))}
    modes = [(mode, *words) for mode, words in MODES.items()]
    shown |= {"likeness": likeness, "form": form, "modes": modes, "missing": missing}
    return render(request, "cameo/grant.html", shown, status=status)
