"""What working together does at the news from below."""

from typing import Any

from django.dispatch import receiver

from accounts.models import User
from accounts.signals import account_closing, people_parted
from generation.models import Clip
from generation.signals import clip_turned
from generation.states import Visibility
from remix.collab.links import grow
from remix.collab.news import note_published
from remix.collab.parting import end_all, forget, part


@receiver(clip_turned)
def go_on(sender: type[Clip], clip: Clip, **_: Any) -> None:
    end_all(clip)
    if clip.visibility == Visibility.PUBLIC:
        grow(clip)
        note_published(clip)


@receiver(people_parted)
def end_what_joined_them(sender: type[User], one: User, other: User, **_: Any) -> None:
    part(one, other)


@receiver(account_closing)
def leave(sender: type[User], user: User, **_: Any) -> None:
    forget(user)
