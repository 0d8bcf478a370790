"""Why this, what the ranker knows, and starting over."""

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from common.api import signed_in
from feed.api.lists import PublicView
from feed.api.shapes import WhySerializer
from feed.building.explaining import explain
from feed.building.knowledge import known_about
from feed.services import reset_feed


class ToldSerializer(WhySerializer):
    post_id = serializers.UUIDField()
    text = serializers.CharField(help_text="sentences in the reader's language")


class LikingSerializer(serializers.Serializer[Any]):
    kind = serializers.ChoiceField(["author", "tag", "thread"])
    about = serializers.CharField(help_text="username, tag, or id of the thread's first clip")
    strength = serializers.FloatField(help_text="-1..1")
    since = serializers.DateTimeField()


class DoneSerializer(serializers.Serializer[Any]):
    post = serializers.UUIDField()
    created_at = serializers.DateTimeField()


class SeenPostSerializer(serializers.Serializer[Any]):
    post = serializers.UUIDField()
    at = serializers.DateTimeField()


class WishToldSerializer(serializers.Serializer[Any]):
    text = serializers.CharField()
    chips = serializers.ListField(child=serializers.DictField())
    expires_at = serializers.DateTimeField(allow_null=True)


class KnowledgeSerializer(serializers.Serializer[Any]):
    """All that the ranker goes by of a person."""

    personalised = serializers.BooleanField()
    reset_at = serializers.DateTimeField(allow_null=True)
    filters = serializers.DictField()
    follows = serializers.ListField(child=serializers.CharField())
    affinities = LikingSerializer(many=True)
    likes = DoneSerializer(many=True)
    saves = DoneSerializer(many=True)
    events = serializers.DictField(child=serializers.IntegerField(), help_text="how many of each kind are kept")
    seen = SeenPostSerializer(many=True)
    wishes = WishToldSerializer(many=True)


class WhyView(PublicView):
    @extend_schema(operation_id="feed_why", responses=ToldSerializer)
    def get(self, request: Request, session_id: UUID, position: int) -> Response:
        """Why an item of the caller's list stands where it does."""
        return Response(ToldSerializer(explain(request.user, session_id, position)).data)


class KnowledgeView(APIView):
    @extend_schema(operation_id="me_feed_knowledge", responses=KnowledgeSerializer)
    def get(self, request: Request) -> Response:
        """Everything that the caller's feed is ranked by."""
        return Response(KnowledgeSerializer(known_about(signed_in(request))).data)


class ResetView(APIView):
    @extend_schema(operation_id="me_feed_reset", request=None, responses={204: None})
    def post(self, request: Request) -> Response:
        """Forgets what was learnt of the caller. Follows, likes and what was seen stay."""
        reset_feed(signed_in(request))
        return Response(status=204)
