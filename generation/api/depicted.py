"""What was made with the caller's likenesses, and the way out of one clip."""

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.permissions import InPerson
from cameo.owner_words import verdict_in_words
from cameo.serializers import UseSerializer
from common.api import signed_in
from generation.api.jobs import CURSOR
from generation.depicted import SHOWS, Entry, get_shown, room_page
from generation.services.depicted import report, take_out
from generation.states import JobState, Visibility

STATES = sorted({"refused", *JobState.values, *Visibility.values})


class EntrySerializer(serializers.Serializer[Entry]):
    """`state` is refused, or how far the clip is, or what became of it; `words` say why not. Links live 5 minutes."""

    use = UseSerializer()
    state = serializers.ChoiceField(choices=STATES)
    words = serializers.SerializerMethodField()
    clip_id = serializers.UUIDField(source="clip.pk", allow_null=True, default=None)
    poster_url = serializers.CharField(help_text="Empty where there is nothing to see")
    can_be_withdrawn = serializers.BooleanField()

    def get_words(self, entry: Entry) -> str:
        return verdict_in_words(entry.use.reason) if not entry.use.allowed else ""


class RoomSerializer(serializers.Serializer[Any]):
    items = EntrySerializer(many=True)
    next = serializers.CharField(allow_null=True)


class RoomQuerySerializer(serializers.Serializer[Any]):
    show = serializers.ChoiceField(choices=SHOWS, default="all")


class DepictedClipsView(APIView):
    permission_classes = [IsAuthenticated, InPerson]

    @extend_schema(operation_id="cameo_clips", parameters=[RoomQuerySerializer, CURSOR], responses=RoomSerializer)
    def get(self, request: Request) -> Response:
        """Every asking for the caller's cameo and characters with what came of it, newest first."""
        asked = RoomQuerySerializer(data=request.query_params)
        asked.is_valid(raise_exception=True)
        cursor = request.query_params.get("cursor", "")
        page = room_page(signed_in(request), show=asked.validated_data["show"], cursor=cursor)
        return Response(RoomSerializer({"items": page.items, "next": page.next}).data)


class DepictedClipWithdrawView(APIView):
    permission_classes = [IsAuthenticated, InPerson]

    @extend_schema(operation_id="cameo_clip_withdraw", request=None, responses={204: None})
    def post(self, request: Request, clip_id: UUID) -> Response:
        """Takes down one clip of somebody else that shows the caller, for good. 409 when it is gone already."""
        take_out(signed_in(request), get_shown(clip_id, signed_in(request)))
        return Response(status=204)


class DepictedClipReportView(APIView):
    permission_classes = [IsAuthenticated, InPerson]

    @extend_schema(operation_id="cameo_clip_report", request=None, responses={204: None})
    def post(self, request: Request, clip_id: UUID) -> Response:
        """Asks the people who run this server to look at a clip that shows the caller; they say what came of it."""
        report(signed_in(request), get_shown(clip_id, signed_in(request)))
        return Response(status=204)
