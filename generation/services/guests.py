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


def shut_all_out(clip: Clip) -> None:
    """Whoever was let in. At once, and for good: let in again is let in anew."""
    Guest.objects.filter(clip=clip).delete()
