"""Shapes of the feed. Its replies are bytes that no serializer made; a test holds them against these."""

from typing import Any

from rest_framework import serializers

from common.api import storable_text
from common.pages import MOST, SIZE
from feed.states import Mode, Source

MOST_KEY_LETTERS = 200
MOST_SECONDS = 3600
KEPT = "; left out: as the caller's preferences have it"


class FeedQuerySerializer(serializers.Serializer[Any]):
    mode = serializers.ChoiceField(choices=Mode.choices, default=Mode.FOR_YOU)
    key = serializers.CharField(
        max_length=MOST_KEY_LETTERS,
        default="",
        allow_blank=True,
        validators=[storable_text],
        help_text="mood: a tag; person: a username; thread: the id of a clip in it; search: words, #tag or @person",
    )
    hide_people = serializers.BooleanField(required=False, help_text=f"clips that show somebody's likeness{KEPT}")
    hide_remixes = serializers.BooleanField(required=False, help_text=f"clips that are remixes{KEPT}")
    languages = serializers.RegexField(
        r"^[a-z]{2,3}(,[a-z]{2,3}){0,9}$",
        required=False,
        allow_blank=True,
        help_text=f"ISO 639 codes between commas, empty for all{KEPT}",
    )
    longest_s = serializers.IntegerField(
        min_value=0, max_value=MOST_SECONDS, required=False, help_text=f"seconds, 0 for any length{KEPT}"
    )
    cursor = serializers.CharField(default="", allow_blank=True, help_text="`next` of the page before")
    size = serializers.IntegerField(min_value=1, max_value=MOST, default=SIZE)


class ShownAuthorSerializer(serializers.Serializer[Any]):
    username = serializers.CharField()
    name = serializers.CharField()
    avatar_url = serializers.CharField(allow_null=True)


class OwnActsSerializer(serializers.Serializer[Any]):
    """What the caller did about it. All false for a visitor."""

    liked = serializers.BooleanField()
    saved = serializers.BooleanField()
    follows = serializers.BooleanField(help_text="its author")


class ContributionSerializer(serializers.Serializer[Any]):
    feature = serializers.CharField()
    share = serializers.FloatField(min_value=0, help_text="of the score")
    about = serializers.CharField(allow_blank=True, help_text="a username, a tag or a wish's words; may be empty")


class WhySerializer(serializers.Serializer[Any]):
    source = serializers.ChoiceField(choices=Source.choices)  # type: ignore[assignment]  # a name that DRF's base has
    reasons = ContributionSerializer(many=True)


class FeedItemSerializer(serializers.Serializer[Any]):
    """Links are good for minutes, for whoever may see the clip."""

    id = serializers.UUIDField()
    clip_id = serializers.UUIDField()
    caption = serializers.CharField(allow_blank=True)
    prompt = serializers.CharField()
    author = ShownAuthorSerializer()
    cast = serializers.ListField(child=serializers.CharField())
    width = serializers.IntegerField()
    height = serializers.IntegerField()
    duration_ms = serializers.IntegerField()
    language = serializers.CharField(allow_blank=True, help_text="ISO 639-1, empty when unknown")
    tags = serializers.ListField(child=serializers.CharField())
    remix = serializers.BooleanField()
    people = serializers.BooleanField(help_text="shows somebody's likeness")
    created_at = serializers.DateTimeField()
    video_url = serializers.CharField()
    poster_url = serializers.CharField()
    preview_url = serializers.CharField()
    like_count = serializers.IntegerField(min_value=0)
    comment_count = serializers.IntegerField(min_value=0)
    save_count = serializers.IntegerField(min_value=0)
    share_count = serializers.IntegerField(min_value=0)
    remix_count = serializers.IntegerField(min_value=0)
    viewer = OwnActsSerializer()
    why = WhySerializer()
    position = serializers.IntegerField(min_value=0, help_text="in the session; events name it")


class FeedPageSerializer(serializers.Serializer[Any]):
    items = FeedItemSerializer(many=True)
    next = serializers.CharField(allow_null=True, help_text="cursor of the next page, null at the end")
    session = serializers.UUIDField(allow_null=True, help_text="of a list that was fixed when it was built")
    expired = serializers.BooleanField(help_text="the cursor's list was too old and another goes on, without repeats")
