"""Threads over REST: the way up, what was made from a clip, its siblings, and the whole tree."""

from uuid import UUID

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from generation.selectors import get_clip
from remix import selectors
from remix.thread_bodies import siblings_body, thread_body, tree_body
from remix.thread_serializers import SiblingsSerializer, ThreadSerializer, TreeSerializer

CURSOR = OpenApiParameter("cursor", str, description="`next` of the page before")


class _ThreadPage(APIView):
    permission_classes = [AllowAny]
    problems = {"451": "Withdrawn by a person in it."}


class ThreadView(_ThreadPage):
    @extend_schema(operation_id="clips_thread", parameters=[CURSOR], responses=ThreadSerializer)
    def get(self, request: Request, clip_id: UUID) -> Response:
        """The way up to the root, and what was made from this clip, newest first."""
        viewer = request.user
        found = selectors.thread(get_clip(clip_id, viewer), viewer, cursor=request.query_params.get("cursor", ""))
        return Response(thread_body(found, viewer))


class SiblingsView(_ThreadPage):
    @extend_schema(operation_id="clips_siblings", parameters=[CURSOR], responses=SiblingsSerializer)
    def get(self, request: Request, clip_id: UUID) -> Response:
        """What else was made from this clip's parents, newest first, each once."""
        viewer = request.user
        clip = get_clip(clip_id, viewer)
        page = selectors.siblings_of(clip, viewer, cursor=request.query_params.get("cursor", ""))
        return Response(siblings_body(page, viewer))


class TreeView(_ThreadPage):
    @extend_schema(operation_id="clips_tree", parameters=[CURSOR], responses=TreeSerializer)
    def get(self, request: Request, clip_id: UUID) -> Response:
        """The whole thread that this clip stands in, from the root down, level by level."""
        viewer = request.user
        found = selectors.tree(get_clip(clip_id, viewer), viewer, cursor=request.query_params.get("cursor", ""))
        return Response(tree_body(found, viewer))
