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


class CommentWriteSerializer(serializers.Serializer):
    text = serializers.CharField(max_length=500, validators=[storable_text])


class CommentSerializer(serializers.Serializer):
    id = serializers.IntegerField(source="pk")
    text = serializers.CharField()
    author = serializers.CharField(source="author.username")
    created_at = serializers.DateTimeField()


class CommentPageSerializer(serializers.Serializer):
    items = CommentSerializer(many=True)
    next = serializers.CharField(allow_null=True)
