"""Shapes of what is made together."""

from typing import Any

from rest_framework import serializers

from accounts.policies import Viewer
from common.api import storable_text
from generation.links import media_url
from remix.collab.invitations import DAYS, MOST_DAYS
from remix.models import Chain, ChainLink, Invitation
from remix.models.chains import MOST_PROMPT_LETTERS


class InviteSerializer(serializers.Serializer):
    username = serializers.CharField(max_length=30, validators=[storable_text], help_text="somebody who follows you")
    days = serializers.IntegerField(min_value=1, max_value=MOST_DAYS, default=DAYS)


class InvitationSerializer(serializers.Serializer[Invitation]):
    """To remix a draft. Its pictures are open to who accepted."""

    id = serializers.UUIDField()
    clip_id = serializers.UUIDField()
    author = serializers.CharField(source="clip.owner.username", help_text="whose draft it is")
    person = serializers.CharField(source="person.username", help_text="who is invited")
    accepted = serializers.SerializerMethodField()
    created_at = serializers.DateTimeField()
    expires_at = serializers.DateTimeField()

    def get_accepted(self, invitation: Invitation) -> bool:
        return invitation.accepted_at is not None


class InvitationsSerializer(serializers.Serializer[Any]):
    items = InvitationSerializer(many=True)
    next = serializers.CharField(allow_null=True, help_text="cursor of the next page")


class BeginSerializer(serializers.Serializer):
    prompt = serializers.CharField(max_length=MOST_PROMPT_LETTERS, validators=[storable_text])


class ChainSerializer(serializers.Serializer[Chain]):
    """`taker` has the turn until `taken_until`, and after it as long as nobody else takes it."""

    id = serializers.UUIDField()
    author = serializers.CharField(source="author.username")
    prompt = serializers.CharField()
    taker = serializers.CharField(source="taker.username", allow_null=True, default=None)
    taken_until = serializers.DateTimeField(allow_null=True)
    created_at = serializers.DateTimeField()
    closed = serializers.SerializerMethodField()

    def get_closed(self, chain: Chain) -> bool:
        return chain.closed_at is not None


class ChainsSerializer(serializers.Serializer[Any]):
    items = ChainSerializer(many=True)
    next = serializers.CharField(allow_null=True, help_text="cursor of the next page")


class LinkSerializer(serializers.Serializer[Any]):
    position = serializers.IntegerField(help_text="0 is who asked")
    clip_id = serializers.UUIDField()
    author = serializers.CharField()
    poster_url = serializers.CharField()
    preview_url = serializers.CharField()
    video_url = serializers.CharField()


class LinksSerializer(serializers.Serializer[Any]):
    chain = ChainSerializer()
    links = LinkSerializer(many=True, help_text="those the caller may see, in the order in which they were added")
    next = serializers.CharField(allow_null=True, help_text="cursor of the next page")


class TurnSerializer(serializers.Serializer[Any]):
    clip_id = serializers.UUIDField(help_text="the clip to remix: what is published of it is the next link")
    until = serializers.DateTimeField(help_text="before this nobody else takes the turn")


class MutedSerializer(serializers.Serializer[Any]):
    muted = serializers.BooleanField()


def link_body(link: ChainLink, viewer: Viewer) -> dict[str, Any]:
    urls = {f"{kind}_url": media_url(link.clip, kind, viewer) for kind in ("poster", "preview", "video")}
    author = link.clip.owner.username
    return {"position": link.position, "clip_id": str(link.clip_id), "author": author, **urls}
