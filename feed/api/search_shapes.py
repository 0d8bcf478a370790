"""Shapes of search."""

from typing import Any

from rest_framework import serializers

from common.pages import MOST, SIZE

KINDS = ("posts", "people", "tags")


class SearchQuerySerializer(serializers.Serializer[Any]):
    q = serializers.CharField(
        trim_whitespace=False, default="", allow_blank=True, help_text="words, #tag or @person; at most 100 letters"
    )
    kind = serializers.ChoiceField(choices=KINDS, default="posts")
    cursor = serializers.CharField(default="", allow_blank=True, help_text="`next` of the page before")
    size = serializers.IntegerField(min_value=1, max_value=MOST, default=SIZE)


class FoundPersonSerializer(serializers.Serializer[Any]):
    username = serializers.CharField()
    name = serializers.CharField(source="shown_name")
    avatar_url = serializers.SerializerMethodField()

    def get_avatar_url(self, person: Any) -> str | None:
        return person.avatar_url or None


class FoundPeopleSerializer(serializers.Serializer[Any]):
    people = FoundPersonSerializer(many=True)
    next = serializers.CharField(allow_null=True)


class FoundTagSerializer(serializers.Serializer[Any]):
    tag = serializers.CharField()
    posts = serializers.IntegerField(help_text="counted up to 1000")


class FoundTagsSerializer(serializers.Serializer[Any]):
    tags = FoundTagSerializer(many=True)
    next = serializers.CharField(allow_null=True)


class MoodsSerializer(serializers.Serializer[Any]):
    items = FoundTagSerializer(many=True)
