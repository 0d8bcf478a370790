"""Letting others see a draft. Who may be let in is asked by whoever calls."""

from collections.abc import Collection
from datetime import datetime

from accounts.models import User
from generation.models import Clip, Guest


def let_in(clip: Clip, person: User, *, until: datetime) -> None:
    """Again: until another moment."""
    Guest.objects.update_or_create(clip=clip, person=person, defaults={"until": until})


def shut_out(clips: Collection[Clip], person: User) -> None:
    """At once. Harmless where they were never let in."""
    Guest.objects.filter(clip__in=[clip.pk for clip in clips], person=person).delete()
