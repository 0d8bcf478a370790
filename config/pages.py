"""The pages for what no view answered."""

from django.http import HttpRequest, HttpResponse, HttpResponseServerError, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from common.errors import AppError, Forbidden, NotFound


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if request.path.startswith("/api/"):
        body = {"type": "/problems/not_found", "title": "Not found.", "status": 404, "code": "not_found"}
        return JsonResponse(body, status=404, content_type="application/problem+json")
    return render(request, "error.html", {"error": NotFound("not_found", _("There is nothing here."))}, status=404)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "error.html", {"error": Forbidden("forbidden", _("You may not do this."))}, status=403)


def broken(request: HttpRequest) -> HttpResponse:
    """Renders without context processors: they may be what broke."""
    error = AppError("server_error", _("Something broke on our side. It has been logged."))
    return HttpResponseServerError(render_to_string("500.html", {"error": error}))
