"""Shapes of the feed's API."""

from rest_framework import serializers

from common.api import storable_text


class AuthorSerializer(serializers.Serializer):
    username = serializers.CharField()
    name = serializers.CharField()


class PostSerializer(serializers.Serializer):
    id = serializers.UUIDField()
    clip_id = serializers.UUIDField()
    caption = serializers.CharField()
    prompt = serializers.CharField()
    author = AuthorSerializer()
    cast = serializers.ListField(child=serializers.CharField())
    width = serializers.IntegerField()
    height = serializers.IntegerField()
    duration_ms = serializers.IntegerField()
    video_url = serializers.CharField()
    poster_url = serializers.CharField()
    preview_url = serializers.CharField()
    like_count = serializers.IntegerField()
    comment_count = serializers.IntegerField()
    remix_count = serializers.IntegerField()
    liked = serializers.BooleanField()
    created_at = serializers.DateTimeField()


class PostPageSerializer(serializers.Serializer):
    items = PostSerializer(many=True)
    next = serializers.CharField(allow_null=True)


class PublishSerializer(serializers.Serializer):
    clip_id = serializers.UUIDField()
    caption = serializers.CharField(
        max_length=300, required=False, allow_blank=True, default="", validators=[storable_text]
    )


class ShareSerializer(serializers.Serializer):
    url = serializers.CharField()


class CommentWriteSerializer(serializers.Serializer):
    text = serializers.CharField(max_length=500, validators=[storable_text])
    answers = serializers.IntegerField(
        required=False,
        allow_null=True,
        min_value=1,
        max_value=2**63 - 1,
        help_text="id of the comment answered; an answer to an answer stands beside it",
    )


class CommentSerializer(serializers.Serializer):
    id = serializers.IntegerField(source="pk")
    text = serializers.CharField()
    author = serializers.CharField(source="author.username")
    answers = serializers.IntegerField(source="parent_id", allow_null=True, help_text="id of the comment answered")
    answer_count = serializers.IntegerField(read_only=True, default=0)
    created_at = serializers.DateTimeField()


class CommentPageSerializer(serializers.Serializer):
    items = CommentSerializer(many=True)
    next = serializers.CharField(allow_null=True)
