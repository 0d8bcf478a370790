"""Who may keep a reply whose view says nothing: only who asked, and they ask about it each time."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

API = "/api/"
ASKERS = ("Cookie", "Authorization", "X-Session-Token")
"""Any of them says who asks over REST."""


class PrivateReplyMiddleware:
    """Stands inside those that serve static files, which stay public."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        reply = self.get_response(request)
        if "Cache-Control" not in reply:
            reply["Cache-Control"] = "private, no-cache"
        if request.path_info.startswith(API):
            if "Vary" in reply:
                patch_vary_headers(reply, ASKERS)
            else:
                reply["Vary"] = ", ".join(ASKERS)
        return reply
