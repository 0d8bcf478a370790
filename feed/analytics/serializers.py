"""Shapes of analytics and leaderboards."""

from rest_framework import serializers

from feed.analytics.selectors import MOST_DAYS
from feed.serializers import AuthorSerializer
from feed.states import LeaderKind, LeaderPeriod

FROM = "where the feed took it from, or which list it stood in; empty where no list is known"


class AnalyticsAskSerializer(serializers.Serializer):
    days = serializers.IntegerField(required=False, default=28, min_value=1, max_value=MOST_DAYS)
    post = serializers.UUIDField(required=False, help_text="one of the caller's posts, instead of all")


class CountsSerializer(serializers.Serializer):
    """Of everybody but the author."""

    impressions = serializers.IntegerField(help_text="showings of at least a second, or half of the picture")
    viewers = serializers.IntegerField(help_text="people and visits that saw it for the first time")
    watch_ms = serializers.IntegerField()
    completions = serializers.IntegerField(help_text="people and visits that watched to the end")
    completion_rate = serializers.FloatField(allow_null=True, help_text="completions of viewers, 0..1")
    rewatches = serializers.IntegerField()
    likes = serializers.IntegerField(help_text="less those taken back")
    saves = serializers.IntegerField(help_text="less those taken back")
    comments = serializers.IntegerField()
    shares = serializers.IntegerField(help_text="people who did")
    follows = serializers.IntegerField(help_text="of the author, just after seeing it")
    remixes = serializers.IntegerField()
    onward = serializers.IntegerField(help_text="remixes of its remixes, however far down")


class DaySerializer(CountsSerializer):
    day = serializers.DateField()


class SourceSerializer(CountsSerializer):
    source = serializers.CharField(help_text=FROM)  # type: ignore[assignment]  # Field has one of this name


class PostCountsSerializer(CountsSerializer):
    post = serializers.UUIDField()
    caption = serializers.CharField()


class AnalyticsSerializer(serializers.Serializer):
    total = CountsSerializer()
    by_day = DaySerializer(many=True)
    by_source = SourceSerializer(many=True)
    by_post = PostCountsSerializer(many=True)


class LeaderboardAskSerializer(serializers.Serializer):
    period = serializers.ChoiceField(LeaderPeriod.choices, required=False, default=LeaderPeriod.WEEK)


class LeaderPostSerializer(serializers.Serializer):
    id = serializers.UUIDField()
    caption = serializers.CharField()
    author = serializers.CharField(source="author.username")


class PlaceSerializer(serializers.Serializer):
    place = serializers.IntegerField()
    score = serializers.FloatField()
    person = AuthorSerializer(allow_null=True, help_text="of creators and cameos")
    post = LeaderPostSerializer(allow_null=True, help_text="the root of a thread")


class LeaderboardSerializer(serializers.Serializer):
    kind = serializers.ChoiceField(LeaderKind.choices)
    period = serializers.ChoiceField(LeaderPeriod.choices)
    computed_at = serializers.DateTimeField(allow_null=True)
    items = PlaceSerializer(many=True)
