"""Shapes of credit."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from generation.credit import CreditLine, credit_of
from generation.models import Clip
from generation.serializers import ClipSerializer


class CreditSerializer(serializers.Serializer[Any]):
    author = serializers.CharField(help_text="username; empty where it is hidden, or the account closed")
    clip_id = serializers.UUIDField(source="clip", allow_null=True, help_text="null where it is gone or hidden")
    kind = serializers.CharField(help_text="how that clip was made; empty for an original")
    distance = serializers.IntegerField(help_text="generations up; 0 is the clip itself")
    is_required = serializers.BooleanField(source="required", help_text="the terms that it was used under ask for it")


class SoundCreditSerializer(serializers.Serializer[Any]):
    author = serializers.CharField(help_text="username; empty where it is hidden, or the account closed")
    clip_id = serializers.UUIDField(source="clip", allow_null=True, help_text="the clip that made the sound")


class CreditLineSerializer(serializers.Serializer[Any]):
    """Everybody whose work the clip is made of."""

    authors = CreditSerializer(many=True, help_text="from the farthest above to the clip's own")
    likenesses = serializers.ListField(child=serializers.CharField(), help_text="handles of those it shows")
    sounds = SoundCreditSerializer(many=True, help_text="taken from other clips, by it or above it")
    engine = serializers.CharField()


class CreditedClipSerializer(ClipSerializer):
    credit = serializers.SerializerMethodField()

    @extend_schema_field(CreditLineSerializer)
    def get_credit(self, clip: Clip) -> dict[str, Any]:
        line: CreditLine = credit_of(clip.job, self._viewer, clip=clip)
        return dict(CreditLineSerializer(line).data)
