"""Shapes of threads."""

from rest_framework import serializers

from generation.states import Visibility
from remix.places import PlaceState


class ThreadClipSerializer(serializers.Serializer):
    id = serializers.UUIDField()
    owner = serializers.CharField()
    kind = serializers.CharField(help_text="how it was made from the one above; empty for the root")
    prompt = serializers.CharField()
    width = serializers.IntegerField()
    height = serializers.IntegerField()
    duration_ms = serializers.IntegerField()
    visibility = serializers.ChoiceField(choices=Visibility.choices)
    poster_url = serializers.CharField()
    preview_url = serializers.CharField()
    video_url = serializers.CharField()


class ThreadPlaceSerializer(serializers.Serializer):
    """A place in a thread. One that is withdrawn or deleted keeps its author and what was made from it."""

    state = serializers.ChoiceField(choices=[(state, state) for state in PlaceState])
    depth = serializers.IntegerField(help_text="generations below the root, which is 0")
    id = serializers.UUIDField(allow_null=True, help_text="of the clip; null where it is hidden from the caller")
    author = serializers.CharField(help_text="username; empty where it is hidden, or the account closed")
    kind = serializers.CharField(help_text="how it was made from its parents; empty for the root")
    parents = serializers.ListField(
        child=serializers.UUIDField(), help_text="the clips it was made from, as far as the caller may know of them"
    )
    children = serializers.IntegerField(help_text="public remixes made from it")
    descendants = serializers.IntegerField(help_text="public remixes below it, however far")
    added = serializers.ListField(
        child=serializers.CharField(),
        help_text="handles of people it shows and no parent does; of a root, everybody; empty where a parent is not "
        "for the caller",
    )
    withdrawn = serializers.BooleanField(help_text="somebody in it took it back")
    clip = ThreadClipSerializer(allow_null=True, help_text="null where the clip is gone or not for the caller")


class ThreadSerializer(serializers.Serializer):
    here = ThreadPlaceSerializer()
    ancestors = ThreadPlaceSerializer(many=True, help_text="from the root down to the first parent")
    beside = ThreadPlaceSerializer(many=True, help_text="the other clips it was made from, as far as the caller knows")
    children = ThreadPlaceSerializer(many=True)
    next = serializers.CharField(allow_null=True, help_text="cursor of the next page of children")


class SiblingsSerializer(serializers.Serializer):
    siblings = ThreadPlaceSerializer(many=True)
    next = serializers.CharField(allow_null=True, help_text="cursor of the next page")


class TreeSerializer(serializers.Serializer):
    root = ThreadPlaceSerializer()
    places = ThreadPlaceSerializer(
        many=True, help_text="by rising depth: in this thread a parent comes before its children"
    )
    next = serializers.CharField(allow_null=True, help_text="cursor of the next page; pages may be short")
