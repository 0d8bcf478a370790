"""Remixes and threads over REST."""

from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.policies import Viewer
from common.api import signed_in
from common.idempotency import idempotent
from generation.links import media_url
from generation.models import Clip
from generation.selectors import get_clip
from generation.serializers import JobSerializer, job_body
from remix.kinds import asked
from remix.offering import offerings
from remix.selectors import thread
from remix.serializers import KindsSerializer, RemixSerializer, ThreadSerializer
from remix.services import start_remix
from remix.states import RemixKind


class RemixView(APIView):
    problems = {"402": "Not enough credits.", "451": "Withdrawn by a person in it."}

    @extend_schema(operation_id="clips_remix", request=RemixSerializer, responses={201: JobSerializer})
    @idempotent
    def post(self, request: Request, clip_id: UUID) -> Response:
        """A new job from this clip. Everybody the clip shows is asked again, for the caller."""
        sent = RemixSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        user = signed_in(request)
        parents = tuple(get_clip(pk, user) for pk in (clip_id, *sent.validated_data["parents"]))
        wanted = asked(user, RemixKind(sent.validated_data["kind"]), parents, sent.wanted())
        job = start_remix(user, wanted, idempotency_key=request.headers.get("Idempotency-Key", ""))
        return Response(job_body(job, user), status=201)


class KindsView(APIView):
    problems = {"451": "Withdrawn by a person in it."}

    @extend_schema(operation_id="clips_remix_kinds", responses=KindsSerializer)
    def get(self, request: Request, clip_id: UUID) -> Response:
        """What the caller may do with this clip, and why not. Those it shows are asked with the remix itself."""
        user = signed_in(request)
        return Response(KindsSerializer({"kinds": offerings(user, get_clip(clip_id, user))}).data)


class ThreadView(APIView):
    permission_classes = [AllowAny]
    problems = {"451": "Withdrawn by a person in it."}

    @extend_schema(
        operation_id="clips_thread",
        parameters=[OpenApiParameter("cursor", str, description="`next` of the page of children before")],
        responses=ThreadSerializer,
    )
    def get(self, request: Request, clip_id: UUID) -> Response:
        """The way up to the root, and the clips made from this one, newest first."""
        found = thread(get_clip(clip_id, request.user), request.user, cursor=request.query_params.get("cursor", ""))
        ancestors = [
            {
                "depth": entry.depth,
                "clip": entry.clip and _body(entry.clip, request.user),
                "withdrawn": entry.withdrawn,
            }
            for entry in found.ancestors
        ]
        children = [_body(clip, request.user) for clip in found.children]
        return Response({"ancestors": ancestors, "children": children, "next": found.next})


def _body(clip: Clip, viewer: Viewer) -> dict[str, Any]:
    edge = getattr(clip.job, "lineage", None)
    return {
        "id": str(clip.pk),
        "owner": clip.owner.username,
        "kind": edge.kind if edge else "",
        "prompt": clip.job.prompt,
        "visibility": clip.visibility,
        **{f"{kind}_url": media_url(clip, kind, viewer) for kind in ("poster", "preview", "video")},
    }
