"""Shapes of wishes."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from rest_framework import serializers

from common.api import storable_text
from feed.contracts import Chip
from feed.models import Steer
from feed.search import nearest
from feed.steering import chips_of
from feed.steering.changing import STRONGEST, WEAKEST

VERBS = ("more", "less", "no", "only", "shorter", "longer", "newer", "friends", "surprise")


class ChipSerializer(serializers.Serializer[Any]):
    verb = serializers.ChoiceField(choices=VERBS)
    topic = serializers.CharField(help_text="empty where the verb says all")
    tags = serializers.ListField(child=serializers.CharField(), help_text="the site's own tags that it stands for")
    strength = serializers.FloatField()
    found = serializers.FloatField(min_value=0, max_value=1, help_text="how well the site's clips match; 0: not at all")
    nearest = serializers.ListField(child=serializers.CharField(), help_text="tags to try where nothing matches")
    note = serializers.CharField(help_text="where nothing matches, or the feed is impersonal; empty elsewhere")


class SteerSerializer(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    text = serializers.CharField()
    chips = ChipSerializer(many=True)
    created_at = serializers.DateTimeField()
    expires_at = serializers.DateTimeField(allow_null=True, help_text="null: for good")


class SteersSerializer(serializers.Serializer[Any]):
    items = SteerSerializer(many=True)


class SteersMadeSerializer(SteersSerializer):
    missed = serializers.ListField(child=serializers.CharField(), help_text="parts that were not understood, as typed")


class SteerTextSerializer(serializers.Serializer[Any]):
    text = serializers.CharField(trim_whitespace=False, allow_blank=True, help_text="at most 200 letters")


class ChipKeptSerializer(serializers.Serializer[Any]):
    verb = serializers.ChoiceField(choices=VERBS)
    topic = serializers.CharField(default="", allow_blank=True, validators=[storable_text])
    strength = serializers.FloatField(min_value=WEAKEST, max_value=STRONGEST, required=False)


class SteerChangeSerializer(serializers.Serializer[Any]):
    chips = ChipKeptSerializer(many=True, required=False, help_text="those that stay; the others go")
    for_good = serializers.BooleanField(required=False, help_text="false: 72 hours from now")


def steer_body(steer: Steer, *, personal: bool) -> dict[str, Any]:
    """`personal`: whether the feed of whose wish it is goes by more than what they do not want."""
    return {
        "id": steer.pk,
        "text": steer.text,
        "chips": [chip_body(chip, personal=personal) for chip in chips_of(steer)],
        "created_at": steer.created_at,
        "expires_at": steer.expires_at,
    }


def chip_body(chip: Chip, *, personal: bool) -> dict[str, Any]:
    instead = [] if chip.found or not chip.topic else nearest(chip.topic)
    return {
        "verb": chip.verb,
        "topic": chip.topic,
        "tags": list(chip.tags),
        "strength": chip.strength,
        "found": chip.found,
        "nearest": instead,
        "note": " ".join(_notes(chip, instead, personal=personal)),
    }


def _notes(chip: Chip, instead: list[str], *, personal: bool) -> Iterator[str]:
    if not chip.found and instead:
        said = {"topic": chip.topic, "tags": ", ".join(instead)}
        yield _("Nothing here matches “%(topic)s”, nearest: %(tags)s.") % said
    elif not chip.found:
        yield _("Nothing here matches “%(topic)s” yet.") % {"topic": chip.topic}
    if not personal:
        yield (
            _("Your feed is impersonal: this holds.")
            if chip.verb == "no"
            else _("Your feed is impersonal: this does nothing.")
        )
