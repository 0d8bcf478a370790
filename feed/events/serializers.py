"""Shapes of the intake, for the schema: feed.events.sent reads a batch by itself, two hundred at a time."""

from rest_framework import serializers

from feed.events.sent import LONGEST_WATCH_S, MOST_EVENTS, MOST_POSITION
from feed.states import FROM_CLIENTS, SOURCE_OF

LIST_MODES = [(mode.value, mode.label) for mode in SOURCE_OF]


class EventSerializer(serializers.Serializer):
    id = serializers.UUIDField(help_text="the client's own; one told twice counts once")
    kind = serializers.ChoiceField([(kind.value, kind.label) for kind in FROM_CLIENTS])
    post = serializers.UUIDField()
    at = serializers.DateTimeField(help_text="at most 24 hours ago, with a zone")
    value = serializers.FloatField(
        required=False,
        allow_null=True,
        min_value=0,
        max_value=LONGEST_WATCH_S,
        help_text="of `watch`, and of nothing else: seconds watched of this showing",
    )
    session = serializers.UUIDField(required=False, allow_null=True, help_text="`session` of the feed page it came in")
    position = serializers.IntegerField(required=False, allow_null=True, min_value=0, max_value=MOST_POSITION)
    mode = serializers.ChoiceField(
        LIST_MODES,
        required=False,
        allow_null=True,
        help_text="of a list that has no session; passed over where `session` is named",
    )


class EventBatchSerializer(serializers.Serializer):
    events = serializers.ListField(child=EventSerializer(), max_length=MOST_EVENTS)
    visit = serializers.UUIDField(
        required=False, allow_null=True, help_text="a visitor's random id for this visit; who is signed in needs none"
    )


class TakenSerializer(serializers.Serializer):
    stored = serializers.IntegerField(help_text="new ones")
    known = serializers.IntegerField(help_text="told before")
