"""News from below."""

from typing import Any

from django.dispatch import receiver

from feed.services import hide
from generation.models import Clip
from generation.signals import clip_withdrawn


@receiver(clip_withdrawn)
def hide_posts(*, clip: Clip, **_: Any) -> None:
    hide(clip)
