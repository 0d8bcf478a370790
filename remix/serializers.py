"""Shapes of the remix API."""

from typing import Any

from rest_framework import serializers

from common.api import storable_text
from common.text import storable_json
from generation.api.takes import NumberSerializer
from remix.contracts import MAX_PARENTS
from remix.states import RemixKind


def storable_options(value: dict[str, Any]) -> None:
    """A serializer field's validator."""
    if not storable_json(value):
        raise serializers.ValidationError("options hold what can not be stored")


class RemixSerializer(serializers.Serializer):
    """`options` are the kind's own (see the list of kinds). Without them, what three of the kinds take may stand beside
    `kind`: `prompt` for words, `replaced` and `newcomer` for swap, `newcomer` for add. Handles without the @.
    """

    kind = serializers.ChoiceField(choices=RemixKind.choices)
    options = serializers.DictField(required=False, allow_null=True, default=None, validators=[storable_options])
    parents = serializers.ListField(
        child=serializers.UUIDField(),
        required=False,
        default=list,
        max_length=MAX_PARENTS,
        help_text="further clips, after this one, for the kinds that take several",
    )
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

    def wanted(self) -> dict[str, Any]:
        """Options for the kind, from either way to write them."""
        data = self.validated_data
        if data["options"] is not None:
            return dict(data["options"])
        beside = {"words": data["prompt"], "replaced": data["replaced"], "newcomer": data["newcomer"]}
        seed = {} if data["seed"] is None else {"seed": data["seed"]}
        return {key: value for key, value in beside.items() if value.strip()} | seed


class RemixTakesSerializer(NumberSerializer, RemixSerializer):
    """A remix, and how many takes of it."""


class KindSerializer(serializers.Serializer):
    """A way to remix this clip."""

    kind = serializers.ChoiceField(source="kind.name", choices=RemixKind.choices)
    title = serializers.CharField(source="kind.label")
    allowed = serializers.SerializerMethodField()
    reason = serializers.CharField(source="decision.reason", help_text="the code of the rule that says no, else empty")
    least_parents = serializers.IntegerField(source="kind.least")
    most_parents = serializers.IntegerField(source="kind.most")
    options = serializers.SerializerMethodField(help_text="JSON schema of what it takes")

    def get_allowed(self, offering: Any) -> bool:
        return bool(offering.decision)

    def get_options(self, offering: Any) -> dict[str, Any]:
        schema: dict[str, Any] = offering.kind.Options.model_json_schema()
        return schema


class SpokenLineSerializer(serializers.Serializer):
    shot = serializers.IntegerField()
    speaker = serializers.CharField()
    text = serializers.CharField()


class PartsSerializer(serializers.Serializer):
    """What the clip is made of, as options name it."""

    shots = serializers.IntegerField()
    people = serializers.ListField(child=serializers.CharField())
    things = serializers.ListField(child=serializers.CharField())
    lines = SpokenLineSerializer(many=True)
    slots = serializers.DictField(child=serializers.CharField(), help_text="of the clip as a template: label by name")


class KindsSerializer(serializers.Serializer):
    kinds = KindSerializer(many=True)
    parts = PartsSerializer()
