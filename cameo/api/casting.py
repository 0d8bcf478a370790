"""Whom the caller may put into a clip."""

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from cameo import selectors
from cameo.grant_serializers import DecisionSerializer, PurposeSerializer
from cameo.policies import CameoPolicy
from cameo.rule_words import rule_in_words
from cameo.serializers import CastableQuerySerializer, CastablesSerializer
from common.api import signed_in
from common.errors import NotFound


class CastablesView(APIView):
    @extend_schema(operation_id="cameos_usable", parameters=[CastableQuerySerializer], responses=CastablesSerializer)
    def get(self, request: Request) -> Response:
        """At most twenty, the caller's own first; for completing a mention and for the cast picker."""
        asked = CastableQuerySerializer(data=request.query_params)
        asked.is_valid(raise_exception=True)
        found = selectors.castable(signed_in(request), prefix=asked.validated_data["q"])
        return Response(CastablesSerializer({"items": found, "next": None}).data)


class CheckView(APIView):
    """What a job with this handle would be told now. Asking leaves no mark; 404 when nobody has such a cameo."""

    @extend_schema(operation_id="cameos_check", parameters=[PurposeSerializer], responses=DecisionSerializer)
    def get(self, request: Request, handle: str) -> Response:
        """Without parameters: whether the caller may use it at all."""
        return _answer(request, handle, PurposeSerializer(data=request.query_params.dict()))

    @extend_schema(operation_id="cameos_check_prompt", request=PurposeSerializer, responses=DecisionSerializer)
    def post(self, request: Request, handle: str) -> Response:
        """For prompts too long for an address, and those that should not stand in one."""
        return _answer(request, handle, PurposeSerializer(data=request.data))


def _answer(request: Request, handle: str, asked: PurposeSerializer) -> Response:
    asked.is_valid(raise_exception=True)
    likeness = selectors.by_handles([handle]).get(handle)
    if likeness is None:
        raise NotFound("likeness_not_found", _("Nobody of this name has a cameo."))
    policy = CameoPolicy(signed_in(request))
    decision, grant = policy.use(likeness, for_=asked.purpose()), policy.grant(likeness)
    words = "" if decision else rule_in_words(decision.reason, likeness.handle)
    told = {"allowed": decision.allowed, "reason": decision.reason, "words": words}
    granted = grant if decision else None
    share = {"mode": granted and granted.mode, "share_percent": granted.share_percent if granted else 0}
    return Response(DecisionSerializer(told | share).data)
