"""Shapes of sounds."""

from typing import Any

from rest_framework import serializers

from accounts.policies import Viewer
from common.decisions import Decision
from remix.sounds.selectors import MOST_COUNTED, SoundPage
from remix.thread_bodies import place_bodies
from remix.thread_serializers import ThreadPlaceSerializer


class SoundSerializer(serializers.Serializer[Any]):
    origin = ThreadPlaceSerializer(help_text="the clip that made the sound, or its tombstone")
    number = serializers.IntegerField(help_text=f"public clips that have it, {MOST_COUNTED + 1} where there are more")
    allowed = serializers.BooleanField(help_text="whether the caller may put it under a clip of their own")
    reason = serializers.CharField(help_text="the code of the rule that says no, else empty")
    uses = ThreadPlaceSerializer(many=True, help_text="clips that have it, newest first")
    next = serializers.CharField(allow_null=True, help_text="cursor of the next page")


def sound_body(found: SoundPage, decision: Decision, viewer: Viewer) -> dict[str, Any]:
    origin, *uses = place_bodies([found.origin, *found.uses], viewer)
    return {
        "origin": origin,
        "number": found.number,
        "allowed": decision.allowed,
        "reason": decision.reason,
        "uses": uses,
        "next": found.next,
    }
