"""What a page's view knows about its request. Annotations only: Django's own request stands behind both."""

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django_htmx.middleware import HtmxDetails

from accounts.models import User


class PageRequest(HttpRequest):
    """A page that anybody may ask for."""

    user: User | AnonymousUser
    htmx: HtmxDetails


class MemberRequest(PageRequest):
    """Behind `login_required`."""

    user: User


def back(request: HttpRequest, fallback: str, *args: object) -> HttpResponse:
    """To the page that the form names in `next` where that is ours, else to the named page."""
    wish = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(wish, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        return redirect(wish)
    return redirect(resolve_url(fallback, *args))
