"""Terms over REST."""

from uuid import UUID

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.permissions import SAFE_METHODS, AllowAny, BasePermission, IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from common.api import signed_in
from generation.selectors import get_clip
from remix.selectors import terms_of, terms_version
from remix.services import set_terms
from remix.terms_serializers import TermsSerializer, TermsWriteSerializer, terms_body

VERSION = OpenApiParameter("version", int, description="an older one; without it the one in force")


class TermsView(APIView):
    problems = {"451": "Withdrawn by a person in it."}

    def get_permissions(self) -> list[BasePermission]:
        return [AllowAny() if self.request.method in SAFE_METHODS else IsAuthenticated()]

    @extend_schema(operation_id="clips_terms", parameters=[VERSION], responses=TermsSerializer)
    def get(self, request: Request, clip_id: UUID) -> Response:
        """What the author asks of those who remix the clip. Whom they approved by name, only they read."""
        clip = get_clip(clip_id, request.user)
        version = request.query_params.get("version")
        terms = terms_of(clip) if version is None else terms_version(clip, version)
        return Response(terms_body(terms, clip, request.user))

    @extend_schema(operation_id="clips_terms_set", request=TermsWriteSerializer, responses=TermsSerializer)
    def put(self, request: Request, clip_id: UUID) -> Response:
        """For remixes from now on; those made before keep the version they were made under."""
        asked = TermsWriteSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        user = signed_in(request)
        clip = get_clip(clip_id, user)
        return Response(terms_body(set_terms(user, clip, asked.wanted()), clip, user))
