"""Shapes of the cameo API."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from accounts.serializers import PersonCardSerializer
from cameo.models import Likeness, Use
from cameo.reasons import explain, offer
from cameo.states import Gate, LikenessKind, LikenessState
from common.api import storable_text


class ReasonSerializer(serializers.Serializer[str]):
    """`title` and `hint` in the caller's language; `code` is stable."""

    code = serializers.CharField()
    title = serializers.CharField()
    hint = serializers.CharField()

    def to_representation(self, code: str) -> dict[str, str]:
        explanation = explain(code)
        return {"code": code, "title": str(explanation.title), "hint": str(explanation.hint)}


class LikenessSerializer(serializers.Serializer[Likeness]):
    """`checking` becomes `active` or, with reasons, `rejected`: ask again in a second. `offer` is the other way in,
    where the refused picture may be good for it: `character` for one without a face, `person` for one with.
    """

    id = serializers.UUIDField()
    kind = serializers.ChoiceField(choices=LikenessKind.choices)
    handle = serializers.CharField()
    state = serializers.ChoiceField(choices=LikenessState.choices)
    reasons = ReasonSerializer(many=True)
    offer = serializers.SerializerMethodField()
    has_photo = serializers.SerializerMethodField()
    has_cutout = serializers.SerializerMethodField()
    in_review = serializers.BooleanField(
        help_text="A person may be in this character: its owner's alone, and not to be published, until somebody looked"
    )
    created_at = serializers.DateTimeField()
    decided_at = serializers.DateTimeField(allow_null=True)

    @extend_schema_field(serializers.ChoiceField(choices=LikenessKind.choices, allow_null=True))
    def get_offer(self, likeness: Likeness) -> LikenessKind | None:
        return offer(likeness)

    def get_has_photo(self, likeness: Likeness) -> bool:
        return likeness.photo_key != ""

    def get_has_cutout(self, likeness: Likeness) -> bool:
        return likeness.cutout_key != ""


class SelfieSerializer(serializers.Serializer[Any]):
    photo = serializers.FileField(max_length=200, help_text="JPEG, PNG or WebP, at most 15 MB, one face")


class CharacterWriteSerializer(serializers.Serializer[Any]):
    name = serializers.CharField(
        max_length=30, validators=[storable_text], help_text="a-z, 0-9 and _; prompts write @username.name"
    )
    picture = serializers.FileField(
        max_length=200,
        help_text="JPEG, PNG or WebP, at most 15 MB: a toy, a pet, a drawing, nobody's face. Transparency is kept.",
    )


class CharactersSerializer(serializers.Serializer[Any]):
    items = LikenessSerializer(many=True)
    next = serializers.CharField(allow_null=True)


class UseSerializer(serializers.Serializer[Use]):
    """Somebody asked for the likeness; `prompt` is what they wrote, also when the answer was no."""

    id = serializers.CharField(source="pk")
    handle = serializers.CharField(source="likeness.handle", help_text="The cameo or the character asked for")
    requester = PersonCardSerializer()
    gate = serializers.ChoiceField(choices=Gate.choices)
    allowed = serializers.BooleanField()
    reason = serializers.CharField()
    prompt = serializers.CharField()
    job_id = serializers.UUIDField(allow_null=True)
    created_at = serializers.DateTimeField()


class UsesSerializer(serializers.Serializer[Any]):
    items = UseSerializer(many=True)
    next = serializers.CharField(allow_null=True)


class CastableSerializer(serializers.Serializer[Likeness]):
    handle = serializers.CharField()
    kind = serializers.ChoiceField(choices=LikenessKind.choices)
    owner = PersonCardSerializer()


class CastablesSerializer(serializers.Serializer[Any]):
    items = CastableSerializer(many=True)
    next = serializers.CharField(allow_null=True)


class CastableQuerySerializer(serializers.Serializer[Any]):
    q = serializers.CharField(
        max_length=60,
        default="",
        allow_blank=True,
        validators=[storable_text],
        help_text="How the handle or the name begins",
    )
