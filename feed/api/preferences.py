"""The caller's preferences over REST."""

from dataclasses import asdict
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from common.api import signed_in
from feed.services import prefer
from feed.steering import preferences

MOST_SECONDS = 3600
MOST_ITEMS = 1000
MOST_LANGUAGES = 10


class ChangesSerializer(serializers.Serializer[Any]):
    personalise = serializers.BooleanField(required=False, help_text="false: nothing known of the caller is used")
    hide_people = serializers.BooleanField(required=False, help_text="clips that show somebody's likeness")
    hide_remixes = serializers.BooleanField(required=False)
    languages = serializers.ListField(
        child=serializers.RegexField(r"^[a-z]{2,3}$"),
        max_length=MOST_LANGUAGES,
        required=False,
        help_text="ISO 639 codes; none: all",
    )
    longest_s = serializers.IntegerField(min_value=1, max_value=MOST_SECONDS, required=False, allow_null=True)
    break_after = serializers.IntegerField(
        min_value=1, max_value=MOST_ITEMS, required=False, allow_null=True, help_text="items; null: never"
    )


class PreferencesSerializer(serializers.Serializer[Any]):
    personalise = serializers.BooleanField()
    hide_people = serializers.BooleanField()
    hide_remixes = serializers.BooleanField()
    languages = serializers.ListField(child=serializers.CharField())
    longest_s = serializers.IntegerField(allow_null=True)
    break_after = serializers.IntegerField(allow_null=True)
    reset_at = serializers.DateTimeField(allow_null=True, help_text="nothing older is used")
    bound = serializers.BooleanField(help_text="too young to change `personalise` or to go without a break")


class PreferencesView(APIView):
    @extend_schema(operation_id="me_feed_preferences", responses=PreferencesSerializer)
    def get(self, request: Request) -> Response:
        return Response(PreferencesSerializer(asdict(preferences(signed_in(request)))).data)

    @extend_schema(
        operation_id="me_feed_preferences_change", request=ChangesSerializer, responses=PreferencesSerializer
    )
    def patch(self, request: Request) -> Response:
        """Only what is named changes. People under the operator's age are refused what would loosen their feed."""
        asked = ChangesSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        held = prefer(signed_in(request), **asked.validated_data)
        return Response(PreferencesSerializer(asdict(held)).data)
