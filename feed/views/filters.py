"""The sheet of filters: kept for members, a part of the address for visitors."""

from urllib.parse import urlsplit

from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods
from django_htmx.http import HttpResponseClientRedirect

from accounts.models import User
from accounts.web import PageRequest
from feed.services import prefer
from feed.steering import preferences
from feed.views.asking import FILTERS, LANGUAGES, LONGEST_S, Filters, filters_in, filters_of


@require_http_methods(["GET", "HEAD", "POST"])
def filters(request: PageRequest) -> HttpResponse:
    """GET: the sheet, as the feed at the address `to` has it. POST: keeps them for every feed of the sender."""
    if request.method == "POST":
        return _keep(request)
    place = urlsplit(_ours(request.GET.get("to", "")))
    query = QueryDict(place.query)
    shown = {
        "filters": filters_of(preferences(request.user), query),
        "to": place.path,
        "path": place.path,
        "kept": [(name, value) for name, value in query.items() if name not in (*FILTERS, "cursor")],
        "longest": LONGEST_S,
        "languages_offered": LANGUAGES.items(),
    }
    return render(request, "feed/sheets/filters.html", shown)


def _keep(request: PageRequest) -> HttpResponse:
    to = _ours(request.POST.get("to", ""))
    if not isinstance(request.user, User):
        return redirect_to_login(to)
    chosen = Filters() if "none" in request.POST else filters_in(request.POST)
    prefer(
        request.user,
        hide_people=chosen.hide_people,
        hide_remixes=chosen.hide_remixes,
        languages=list(chosen.languages),
        longest_s=chosen.longest_s,
    )
    return HttpResponseClientRedirect(to) if request.htmx else redirect(to)


def _ours(address: str) -> str:
    """A path of this site, else the feed."""
    ours = address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None)
    return address if ours else reverse("feed")
