"""Whom the caller may put into a clip."""

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from cameo import selectors
from cameo.policies import CameoPolicy
from cameo.serializers import CastableQuerySerializer, CastablesSerializer, DecisionSerializer
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
    @extend_schema(operation_id="cameos_check", responses=DecisionSerializer)
    def get(self, request: Request, handle: str) -> Response:
        """What a job with this handle would be told now. Asking leaves no mark; 404 when nobody has such a cameo."""
        likeness = selectors.by_handles([handle]).get(handle)
        if likeness is None:
            raise NotFound("likeness_not_found", _("Nobody of this name has a cameo."))
        return Response(DecisionSerializer(CameoPolicy(signed_in(request)).use(likeness)).data)
