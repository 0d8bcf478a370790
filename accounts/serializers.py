"""Shapes of the accounts API. A person is known by username; row numbers stay inside."""

from typing import Any

from rest_framework import serializers

from accounts.models import Notification, User
from accounts.sentences import sentence
from accounts.states import NoticeKind
from common.api import storable_text


class PersonCardSerializer(serializers.Serializer[User]):
    """Somebody in a list. `avatar_url` is a path on this server, null without a picture."""

    username = serializers.CharField()
    name = serializers.CharField(source="shown_name")
    avatar_url = serializers.SerializerMethodField()

    def get_avatar_url(self, person: User) -> str | None:
        return person.avatar_url or None


class StandingSerializer(serializers.Serializer[Any]):
    """How the caller and the person stand; all false for a visitor."""

    follows = serializers.BooleanField()
    followed_by = serializers.BooleanField()
    mutuals = serializers.BooleanField()
    blocked = serializers.BooleanField()
    muted = serializers.BooleanField()


class PersonSerializer(serializers.Serializer[Any]):
    username = serializers.CharField()
    name = serializers.CharField()
    avatar_url = serializers.CharField(allow_null=True)
    bio = serializers.CharField()
    followers = serializers.IntegerField()
    following = serializers.IntegerField()
    standing = StandingSerializer()


class CreditsSerializer(serializers.Serializer[Any]):
    """To the hundredth: shares of prices are less than whole ones."""

    available = serializers.FloatField()
    held = serializers.FloatField(help_text="Set aside for jobs in flight")
    daily = serializers.IntegerField(help_text="What comes every day (UTC)")


class MeSerializer(serializers.Serializer[Any]):
    username = serializers.CharField()
    name = serializers.CharField(help_text="What others see: display_name, or username without one")
    display_name = serializers.CharField()
    avatar_url = serializers.CharField(allow_null=True)
    bio = serializers.CharField()
    email = serializers.CharField()
    birth_date = serializers.DateField(allow_null=True)
    is_staff = serializers.BooleanField()
    credits = CreditsSerializer()
    unread = serializers.IntegerField()


class ProfileSerializer(serializers.Serializer[User]):
    """Fields left out stay as they are."""

    display_name = serializers.CharField(max_length=60, allow_blank=True, required=False, validators=[storable_text])
    bio = serializers.CharField(max_length=300, allow_blank=True, required=False, validators=[storable_text])


class PictureSerializer(serializers.Serializer[Any]):
    picture = serializers.FileField(max_length=200, help_text="JPEG, PNG or WebP, at most 15 MB")


class PeopleQuerySerializer(serializers.Serializer[Any]):
    q = serializers.CharField(max_length=30, validators=[storable_text], help_text="How the username begins")


class PeopleSerializer(serializers.Serializer[Any]):
    items = PersonCardSerializer(many=True)
    next = serializers.CharField(allow_null=True)


class NoticeSerializer(serializers.Serializer[Notification]):
    id = serializers.CharField(source="pk")
    kind = serializers.ChoiceField(choices=NoticeKind.choices)
    text = serializers.SerializerMethodField(help_text="In the caller's language")
    actor = PersonCardSerializer(allow_null=True)
    data = serializers.DictField(help_text="Ids and names that the kind needs")  # type: ignore[assignment]
    created_at = serializers.DateTimeField()
    read = serializers.SerializerMethodField()

    def get_text(self, notice: Notification) -> str:
        return sentence(notice)

    def get_read(self, notice: Notification) -> bool:
        return notice.read_at is not None


class NoticesSerializer(serializers.Serializer[Any]):
    items = NoticeSerializer(many=True)
    next = serializers.CharField(allow_null=True)
    unread = serializers.IntegerField()


class KeepsakeSerializer(serializers.Serializer[Any]):
    name = serializers.CharField(help_text="A file's")
    content = serializers.DictField()


class KeepsakesSerializer(serializers.Serializer[Any]):
    """Documents to keep: proof of deletion, signed by the key at /.well-known/consent-head."""

    items = KeepsakeSerializer(many=True)


class KeySerializer(serializers.Serializer[Any]):
    id = serializers.CharField(source="pk")
    name = serializers.CharField()
    prefix = serializers.CharField(help_text="The key begins sk_ and this")
    created_at = serializers.DateTimeField()
    expires_at = serializers.DateTimeField(allow_null=True)
    last_used_at = serializers.DateTimeField(allow_null=True)


class KeysSerializer(serializers.Serializer[Any]):
    items = KeySerializer(many=True)
    next = serializers.CharField(allow_null=True)


class KeyWriteSerializer(serializers.Serializer[Any]):
    name = serializers.CharField(max_length=60, validators=[storable_text])
    expires_at = serializers.DateTimeField(required=False, allow_null=True, default=None)


class IssuedKeySerializer(KeySerializer):
    key = serializers.CharField(help_text="Shown this once")
