"""Pages answer a refusal with a page that says it in the reader's language, and htmx requests with a small alert."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from common.api import http_status
from common.errors import AppError


class PageErrorMiddleware:
    """Turns an AppError out of a view into templates/error.html (templates/_error.html for htmx)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, AppError):
            return None
        partial = bool(getattr(request, "htmx", False)) and not request.htmx.boosted  # type: ignore[attr-defined]
        template = "_error.html" if partial else "error.html"
        return render(request, template, {"error": error}, status=http_status(error))
