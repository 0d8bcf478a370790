"""Clips: drafts and what became of them."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.permissions import IsAuthenticatedOrReadOnly
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from common.api import signed_in
from common.pages import read_page
from generation import services
from generation.api.jobs import CURSOR
from generation.credit_serializers import CreditedClipSerializer
from generation.models import Clip
from generation.selectors import get_clip
from generation.serializers import ClipsSerializer
from generation.states import MEDIA

GONE = {"451": "Somebody in it took it back; said to those who could see it before."}


class ClipsView(APIView):
    @extend_schema(operation_id="clips", parameters=[CURSOR], responses=ClipsSerializer)
    def get(self, request: Request) -> Response:
        """The caller's drafts and public clips, newest first."""
        owner = signed_in(request)
        rows = Clip.objects.filter(owner=owner, visibility__in=MEDIA).select_related("owner", "job")
        cursor = request.query_params.get("cursor", "")
        page = read_page(rows.prefetch_related("job__references"), key="id", listing=f"clips:{owner.pk}", cursor=cursor)
        body = {"items": page.items, "next": page.next}
        return Response(ClipsSerializer(body, context={"viewer": owner}).data)


class ClipView(APIView):
    permission_classes = [IsAuthenticatedOrReadOnly]
    problems = GONE

    @extend_schema(operation_id="clip", responses=CreditedClipSerializer)
    def get(self, request: Request, clip_id: UUID) -> Response:
        clip = get_clip(clip_id, request.user)
        return Response(CreditedClipSerializer(clip, context={"viewer": request.user}).data)

    @extend_schema(operation_id="clip_delete", responses={204: None})
    def delete(self, request: Request, clip_id: UUID) -> Response:
        """Files go at once, a post of it with them."""
        actor = signed_in(request)
        services.delete_clip(actor, get_clip(clip_id, actor))
        return Response(status=204)
