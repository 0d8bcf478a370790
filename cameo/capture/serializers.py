"""Shapes of the capture API."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from cameo.capture.words import NAMES, explained
from cameo.models import Capture
from cameo.states import CaptureState
from vision.capture.contracts import Outcome, StepKind


class ChallengeWriteSerializer(serializers.Serializer[Any]):
    language = serializers.RegexField(
        "^[a-z]{2,3}$",
        default="en",
        help_text="ISO 639-1, what the digits are said in; one that is not heard here goes to a moderator",
    )
    voice = serializers.BooleanField(default=False, help_text="The digits may become the voice of the cameo")


class ChallengeTermsSerializer(serializers.Serializer[Any]):
    languages = serializers.DictField(
        child=serializers.CharField(), help_text="In which digits are heard: names by ISO 639-1 code"
    )
    notice = serializers.CharField(help_text="To be shown beforehand, in the caller's language")


class StepSerializer(serializers.Serializer[Any]):
    """`value` is left, right, up or down for a move, as the person sees it; the digit; or the colour."""

    kind = serializers.ChoiceField(choices=[kind.value for kind in StepKind])
    value = serializers.CharField(allow_blank=True)
    start_s = serializers.FloatField()
    end_s = serializers.FloatField()


class ScriptSerializer(serializers.Serializer[Any]):
    """Times count from the first frame; `seconds` is how long to record."""

    seconds = serializers.FloatField()
    steps = StepSerializer(many=True)


class ChallengeSerializer(serializers.Serializer[Capture]):
    id = serializers.UUIDField()
    nonce = serializers.CharField()
    script = ScriptSerializer()
    expires_at = serializers.DateTimeField()


class VideoSerializer(serializers.Serializer[Any]):
    nonce = serializers.CharField(max_length=64)
    video = serializers.FileField(
        max_length=200, help_text="WebM or MP4, not mirrored, at most 30 MB, 30 s and 1920 pixels a side"
    )


class HintSerializer(serializers.Serializer[str]):
    """`title` and `hint` in the caller's language; `code` is stable."""

    code = serializers.CharField()
    title = serializers.CharField()
    hint = serializers.CharField()

    def to_representation(self, code: str) -> dict[str, str]:
        words = explained(code)
        return {"code": code, "title": str(words.title), "hint": str(words.hint)}


class CheckSerializer(serializers.Serializer[Any]):
    """`unsure` means that a moderator looks at it."""

    check = serializers.CharField()
    title = serializers.CharField()
    outcome = serializers.ChoiceField(choices=[outcome.value for outcome in Outcome])
    reasons = HintSerializer(many=True)


class CaptureSerializer(serializers.Serializer[Capture]):
    """`checking` becomes `passed`, `review` or `failed`: ask again in a few seconds."""

    id = serializers.UUIDField()
    state = serializers.ChoiceField(choices=CaptureState.choices)
    checks = serializers.SerializerMethodField()
    created_at = serializers.DateTimeField()
    decided_at = serializers.DateTimeField(allow_null=True)

    @extend_schema_field(CheckSerializer(many=True))
    def get_checks(self, capture: Capture) -> list[dict[str, Any]]:
        found = [
            {"check": name, "title": str(NAMES[name]), "outcome": said["outcome"], "reasons": said["codes"]}
            for name, said in capture.checks.items()
        ]
        return list(CheckSerializer(found, many=True).data)
