"""Freezing the caller's likenesses, and thawing them."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.permissions import InPerson
from cameo import selectors
from cameo.models import Likeness
from cameo.services import freeze as services
from common.api import signed_in


class _FreezeBase(APIView):
    permission_classes = [IsAuthenticated, InPerson]

    def find(self, request: Request, likeness_id: UUID | None) -> Likeness:
        owner = signed_in(request)
        return selectors.live_likeness(owner) if likeness_id is None else selectors.find_character(owner, likeness_id)


class FreezeView(_FreezeBase):
    @extend_schema(operation_id="cameo_freeze", request=None, responses={204: None})
    def post(self, request: Request) -> Response:
        """Nobody may use the caller's face until it is thawed. Harmless again."""
        services.freeze(signed_in(request), self.find(request, None))
        return Response(status=204)

    @extend_schema(operation_id="cameo_thaw", responses={204: None})
    def delete(self, request: Request) -> Response:
        """Permissions hold again as they stand. Harmless again."""
        services.thaw(signed_in(request), self.find(request, None))
        return Response(status=204)


class CharacterFreezeView(_FreezeBase):
    @extend_schema(operation_id="character_freeze", request=None, responses={204: None})
    def post(self, request: Request, likeness_id: UUID) -> Response:
        """As of the caller's face."""
        services.freeze(signed_in(request), self.find(request, likeness_id))
        return Response(status=204)

    @extend_schema(operation_id="character_thaw", responses={204: None})
    def delete(self, request: Request, likeness_id: UUID) -> Response:
        """As of the caller's face."""
        services.thaw(signed_in(request), self.find(request, likeness_id))
        return Response(status=204)
