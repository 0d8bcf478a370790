"""The API's edge: refusals become RFC 9457 problem details with stable codes. The one place that knows HTTP numbers."""

from typing import Any

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404
from rest_framework import exceptions, status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import exception_handler

from common import errors
from common.text import storable

PROBLEM_TYPE = "application/problem+json"
STATUS: dict[type[errors.AppError], int] = {
    errors.Invalid: status.HTTP_422_UNPROCESSABLE_ENTITY,
    errors.NotFound: status.HTTP_404_NOT_FOUND,
    errors.Gone: status.HTTP_410_GONE,
    errors.Forbidden: status.HTTP_403_FORBIDDEN,
    errors.Conflict: status.HTTP_409_CONFLICT,
    errors.Withdrawn: status.HTTP_451_UNAVAILABLE_FOR_LEGAL_REASONS,
    errors.TooMany: status.HTTP_429_TOO_MANY_REQUESTS,
    errors.PaymentRequired: status.HTTP_402_PAYMENT_REQUIRED,
    errors.Unavailable: status.HTTP_503_SERVICE_UNAVAILABLE,
}


def http_status(error: errors.AppError) -> int:
    """400 for a kind nobody mapped: a new kind must be added above."""
    return next((STATUS[kind] for kind in type(error).__mro__ if kind in STATUS), status.HTTP_400_BAD_REQUEST)


def problem(status_code: int, code: str, title: str, **detail: Any) -> Response:
    body = {"type": f"/problems/{code}", "title": title, "status": status_code, "code": code, **detail}
    return Response(body, status=status_code, content_type=PROBLEM_TYPE)


def refusal_response(error: errors.AppError) -> Response:
    reply = problem(http_status(error), error.code, str(error.message), **error.detail)
    if retry_after := error.detail.get("retry_after_s"):
        reply["Retry-After"] = str(retry_after)
    return reply


def problem_response(error: Exception, context: dict[str, Any]) -> Response | None:
    """DRF's EXCEPTION_HANDLER. None lets Django answer 500 and log it."""
    if isinstance(error, errors.AppError):
        return refusal_response(error)
    if isinstance(error, SuspiciousOperation):
        error = exceptions.ParseError()  # too many fields, too much of a body
    if isinstance(error, Http404):
        error = exceptions.NotFound()
    if isinstance(error, PermissionDenied):
        error = exceptions.PermissionDenied()
    plain = exception_handler(error, context)
    if plain is None or not isinstance(error, exceptions.APIException):
        return plain
    reply = problem(plain.status_code, _code(error), _title(error), **_fields(error))
    for header in ("WWW-Authenticate", "Retry-After"):
        if header in plain:
            reply[header] = plain[header]
    return reply


def _code(error: exceptions.APIException) -> str:
    if isinstance(error, exceptions.ValidationError):
        return "invalid"
    return str(error.get_codes()) if isinstance(error.get_codes(), str) else error.default_code


def _title(error: exceptions.APIException) -> str:
    return str(error.default_detail if isinstance(error, exceptions.ValidationError) else error.detail)


def _fields(error: exceptions.APIException) -> dict[str, Any]:
    return {"errors": error.get_full_details()} if isinstance(error, exceptions.ValidationError) else {}


def storable_text(value: str) -> None:
    """A serializer field's validator."""
    if not storable(value):
        raise exceptions.ValidationError("text holds characters that can not be stored")


def signed_in(request: Request) -> Any:
    """The user behind an authenticated request, for views whose permission class let only users in."""
    return request.user
