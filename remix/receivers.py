"""What remix does at the news from below."""

from typing import Any
from uuid import UUID

from django.dispatch import receiver

from generation.models import Clip
from generation.signals import clip_turned, clips_withdrawn
from remix.services.counting import count_shown


@receiver(clip_turned)
def count_one(sender: type[Clip], clip: Clip, **_: Any) -> None:
    count_shown([clip.pk])


@receiver(clips_withdrawn)
def count_many(sender: type[Clip], clip_ids: list[UUID], **_: Any) -> None:
    count_shown(clip_ids)
