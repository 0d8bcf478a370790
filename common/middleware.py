"""What stands around every view: the log of requests, and the page that a refusal becomes."""

import logging
import uuid
from collections.abc import Callable
from typing import Any

import structlog
from csp.middleware import CSPMiddleware
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django_structlog.middlewares import RequestMiddleware
from rest_framework.throttling import BaseThrottle

from common.api import http_status
from common.errors import AppError

WHO = BaseThrottle()
"""Names the asker behind as many proxies as the operator has, and believes no header beyond."""
JSON = ("application/json", "application/problem+json")
LOGGER = logging.getLogger("django_structlog")
log = structlog.get_logger(LOGGER.name)


class RequestLogMiddleware(RequestMiddleware):
    """Logs the route, not the address: media links, e-mail keys and password resets carry their secret in the path.
    One line a request, when it ends; that it began is said to those who listen for details.
    """

    def prepare(self, request: HttpRequest) -> None:
        asker: Any = request  # what is read of it, both kinds of request have
        structlog.contextvars.bind_contextvars(request_id=str(uuid.uuid4()), ip=WHO.get_ident(asker))
        if LOGGER.isEnabledFor(logging.DEBUG):
            log.debug("request_started", request=self.format_request(request))

    @staticmethod
    def format_request(request: HttpRequest) -> str:
        match = request.resolver_match
        try:
            route = (match or resolve(request.path_info)).route
        except Resolver404:
            route = "unknown"
        return f"{request.method} /{route}"


class PagePolicyMiddleware(CSPMiddleware):
    """What a page may load. JSON loads nothing, and the policy is written anew for every reply."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if response.get("Content-Type", "").startswith(JSON):
            return response
        reply: HttpResponseBase = super().process_response(request, response)
        return reply


class PageErrorMiddleware:
    """Turns an AppError out of a view into templates/error.html, or templates/_error.html for htmx."""

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
