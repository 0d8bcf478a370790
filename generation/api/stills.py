"""A moment of a storyboard as a picture."""

from typing import Any, ClassVar

from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.views import APIView

from common.parsers import StrictJSONParser
from generation.api.media import TakeAsItIs
from generation.serializers import StoryboardField
from generation.services.still import still

LARGEST_PX = 640
TYPE = "image/webp"


class StillWriteSerializer(serializers.Serializer[Any]):
    storyboard = StoryboardField()
    at_s = serializers.FloatField(min_value=0, help_text="Seconds into the clip")
    width = serializers.IntegerField(required=False, default=270, min_value=64, max_value=LARGEST_PX)
    height = serializers.IntegerField(required=False, default=480, min_value=64, max_value=LARGEST_PX)


class StillView(APIView):
    parser_classes = [StrictJSONParser]
    content_negotiation_class = TakeAsItIs
    problems: ClassVar[dict[str, str]] = {"503": "`still_busy`: another one is being drawn, ask again soon."}

    @extend_schema(
        operation_id="storyboards_still",
        request={"application/json": StillWriteSerializer},
        responses={(200, TYPE): OpenApiTypes.BINARY},
    )
    def post(self, request: Request) -> HttpResponse:
        """Drawn people stand for everybody cast; nobody is asked, nothing is kept, it costs nothing."""
        asked = StillWriteSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        given = asked.validated_data
        picture = still(given["storyboard"], at_s=given["at_s"], width_px=given["width"], height_px=given["height"])
        return HttpResponse(picture, content_type=TYPE, headers={"Cache-Control": "no-store"})
