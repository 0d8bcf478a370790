"""News from below."""

from typing import Any
from uuid import UUID

from django.dispatch import receiver

from feed.services import hide
from generation.signals import clips_withdrawn


@receiver(clips_withdrawn)
def hide_posts(*, clip_ids: list[UUID], **_: Any) -> None:
    hide(clip_ids)
