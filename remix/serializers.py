"""Shapes of the remix API."""

from rest_framework import serializers

from common.api import storable_text
from generation.states import Visibility
from remix.states import RemixKind


class RemixSerializer(serializers.Serializer):
    """`words` needs `prompt`; `swap` needs `replaced` and `newcomer`; `add` needs `newcomer`. Handles without the @."""

    kind = serializers.ChoiceField(choices=RemixKind.choices)
    prompt = serializers.CharField(
        max_length=4000, required=False, allow_blank=True, default="", validators=[storable_text]
    )
    replaced = serializers.CharField(
        max_length=30, required=False, allow_blank=True, default="", validators=[storable_text]
    )
    newcomer = serializers.CharField(
        max_length=30, required=False, allow_blank=True, default="", validators=[storable_text]
    )
    seed = serializers.IntegerField(min_value=0, max_value=2**32 - 1, required=False, allow_null=True, default=None)


class ThreadClipSerializer(serializers.Serializer):
    id = serializers.UUIDField()
    owner = serializers.CharField()
    kind = serializers.CharField(help_text="how it was made from the one above; empty for the root")
    prompt = serializers.CharField()
    visibility = serializers.ChoiceField(choices=Visibility.choices)
    poster_url = serializers.CharField()
    preview_url = serializers.CharField()
    video_url = serializers.CharField()


class ThreadEntrySerializer(serializers.Serializer):
    depth = serializers.IntegerField()
    clip = ThreadClipSerializer(allow_null=True, help_text="null where the clip is gone or not for the caller")
    withdrawn = serializers.BooleanField(help_text="somebody in it took it back")


class ThreadSerializer(serializers.Serializer):
    ancestors = ThreadEntrySerializer(many=True, help_text="from the root down to the parent")
    children = ThreadClipSerializer(many=True)
    next = serializers.CharField(allow_null=True, help_text="cursor of the next page of children")
