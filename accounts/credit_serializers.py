"""Shapes of statements. Numbers are credits, to the hundredth."""

from typing import Any

from rest_framework import serializers

from accounts.exports import FORMS
from accounts.models.credits import TransferKind
from accounts.serializers import CreditsSerializer
from accounts.statements import Entry, Show


class TransferSerializer(serializers.Serializer[Entry]):
    """A line of the statement. `change` is what it did to `available`; a capture spends what was held before."""

    id = serializers.CharField()
    kind = serializers.ChoiceField(choices=TransferKind.choices)
    amount = serializers.FloatField()
    change = serializers.FloatField()
    job_id = serializers.UUIDField(allow_null=True, help_text="Of a clip of the caller's own")
    about = serializers.CharField(help_text="What a share is for: clip:<the caller's> or likeness:<id>; else empty")
    created_at = serializers.DateTimeField(source="at")


class StatementSerializer(CreditsSerializer):
    earned = serializers.FloatField(help_text="All shares that ever came in")
    items = TransferSerializer(many=True)
    next = serializers.CharField(allow_null=True)


class RowSerializer(serializers.Serializer[Any]):
    """A line to take along. `available` is what could be spent after it."""

    at = serializers.DateTimeField()
    kind = serializers.ChoiceField(choices=TransferKind.choices)
    amount = serializers.FloatField()
    change = serializers.FloatField()
    available = serializers.FloatField()
    job_id = serializers.UUIDField(allow_null=True)
    about = serializers.CharField(allow_blank=True)


class StatementQuerySerializer(serializers.Serializer[Any]):
    show = serializers.ChoiceField(choices=Show.choices, default=Show.ALL)


class ExportQuerySerializer(serializers.Serializer[Any]):
    """`as` is a word of the language, so the field is added by its name."""

    def get_fields(self) -> dict[str, serializers.Field]:
        return {"as": serializers.ChoiceField(choices=list(FORMS), default="csv")}
