"""Sounds over REST. One is used by a remix of the kind sound: the picture's clip, and one with the sound beside it."""

from uuid import UUID

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from remix.sounds.selectors import sound_page
from remix.sounds.serializers import SoundSerializer, sound_body
from remix.sounds.using import may_use

CURSOR = OpenApiParameter("cursor", str, description="`next` of the page before")


class SoundView(APIView):
    permission_classes = [AllowAny]

    @extend_schema(operation_id="sound", parameters=[CURSOR], responses=SoundSerializer)
    def get(self, request: Request, clip_id: UUID) -> Response:
        """The sound that is heard in this clip: which clip made it, and which others have it."""
        viewer = request.user
        found = sound_page(clip_id, viewer, cursor=request.query_params.get("cursor", ""))
        return Response(sound_body(found, may_use(viewer, found.origin.clip), viewer))
