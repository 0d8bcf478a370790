"""Shapes of threads."""

from typing import Any

from rest_framework import serializers

from accounts.policies import Viewer
from generation.links import media_url
from generation.models import Clip
from generation.states import Visibility
from remix.places import Place, PlaceState


class ThreadClipSerializer(serializers.Serializer):
    id = serializers.UUIDField()
    owner = serializers.CharField()
    kind = serializers.CharField(help_text="how it was made from the one above; empty for the root")
    prompt = serializers.CharField()
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
    withdrawn = serializers.BooleanField(help_text="somebody in it took it back")
    clip = ThreadClipSerializer(allow_null=True, help_text="null where the clip is gone or not for the caller")


class ThreadSerializer(serializers.Serializer):
    here = ThreadPlaceSerializer()
    ancestors = ThreadPlaceSerializer(many=True, help_text="from the root down to the first parent")
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


def place_body(place: Place, viewer: Viewer) -> dict[str, Any]:
    return {
        "state": str(place.state),
        "depth": place.depth,
        "id": place.id and str(place.id),
        "author": place.author,
        "kind": place.kind,
        "parents": [str(pk) for pk in place.parents],
        "children": place.children,
        "descendants": place.descendants,
        "withdrawn": place.withdrawn,
        "clip": place.clip and _clip_body(place.clip, place.kind, viewer),
    }


def _clip_body(clip: Clip, kind: str, viewer: Viewer) -> dict[str, Any]:
    return {
        "id": str(clip.pk),
        "owner": clip.owner.username,
        "kind": kind,
        "prompt": clip.job.prompt,
        "visibility": clip.visibility,
        **{f"{name}_url": media_url(clip, name, viewer) for name in ("poster", "preview", "video")},
    }
