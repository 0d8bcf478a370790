"""OpenAPI by drf-spectacular, with the problem details that every operation may answer."""

from typing import Any, Literal

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers

from common.idempotency import HEADER, MOST_LETTERS

PROBLEMS = {
    "400": "The request could not be read, or a field is not valid.",
    "401": "Nobody is signed in.",
    "403": "The rule named by `code` forbids it.",
    "404": "Not there, or not for you to see.",
    "405": "The method is not offered here.",
    "406": "The reply is not offered in that media type.",
    "409": "It changed meanwhile, or the same request is in flight.",
    "415": "That media type is not read here.",
    "422": "Understood and refused; `code` says why.",
    "429": "Too many requests.",
}


class ProblemSerializer(serializers.Serializer[Any]):
    """RFC 9457 problem details; `code` is stable."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    code = serializers.CharField()


KEY = OpenApiParameter(
    HEADER,
    {"type": "string", "maxLength": MOST_LETTERS},
    OpenApiParameter.HEADER,
    description="Any text of yours; the same request with the same key is done once and answered alike",
)


class ProblemSchema(AutoSchema):
    """Adds the common problems, those the view names in `problems = {"402": "..."}`, and the header of @idempotent."""

    def get_override_parameters(self) -> list[Any]:
        handler = getattr(self.view, self.method.lower(), None)
        return [KEY] if getattr(handler, "takes_idempotency_key", False) else []

    def _get_response_bodies(self, direction: Literal["request", "response"] = "response") -> dict[str, Any]:
        bodies = super()._get_response_bodies(direction)
        component = self.resolve_serializer(ProblemSerializer, direction)
        extra: dict[str, str] = getattr(self.view, "problems", {})
        for code, description in {**PROBLEMS, **extra}.items():
            bodies.setdefault(
                code, {"description": description, "content": {"application/problem+json": {"schema": component.ref}}}
            )
        return bodies
