"""Finding people by the start of their name."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.selectors import followed_by, search_people
from accounts.web import MemberRequest
from common.text import storable


@login_required
@require_safe
def people(request: MemberRequest) -> HttpResponse:
    asked = request.GET.get("q", "").strip().removeprefix("@")
    found = search_people(asked, viewer=request.user) if storable(asked) else []
    followed = set(followed_by(request.user).filter(target__in=[person.pk for person in found]))
    rows = [(person, person.pk in followed) for person in found if person != request.user]
    template = "accounts/_people.html" if request.htmx else "accounts/people.html"
    return render(request, template, {"rows": rows, "asked": asked})
