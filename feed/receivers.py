"""News from below."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models.signals import post_save
from django.dispatch import receiver

from accounts.models import User
from accounts.signals import account_closing, person_changed, person_followed
from cameo.ledger import EventKind
from cameo.signals import event_replayed
from feed.events import record_follow
from feed.export.services import drop_exports
from feed.services import follow_account, forget_person, hide, show_anew
from feed.serving import forget_sessions
from generation.signals import clips_withdrawn


@receiver(clips_withdrawn)
def hide_posts(*, clip_ids: list[UUID], **_: Any) -> None:
    hide(clip_ids)


@receiver(event_replayed)
def hide_what_was_taken_back(kind: str, facts: dict[str, Any], **_: Any) -> None:
    """By its author, and a restored database shows it again. `facts` name clips."""
    if kind == EventKind.CLIP_UNPUBLISHED:
        hide([UUID(clip) for clip in facts["clips"]])


@receiver(account_closing)
def forget(sender: type[User], user: User, **_: Any) -> None:
    forget_person(user)
    forget_sessions(user)
    drop_exports(user)


@receiver(post_save, sender=User)
def follow_whether_they_may_be_here(
    sender: type[User], instance: User, created: bool, update_fields: Collection[str] | None, **_: Any
) -> None:
    """Staff shut people out, and let them in again, by a tick in the admin."""
    if not created and (update_fields is None or "is_active" in update_fields):
        follow_account(instance)


@receiver(person_changed)
def show_author_anew(sender: type[User], user: User, **_: Any) -> None:
    show_anew(user)


@receiver(person_followed)
def remember_follow(sender: type[User], source: User, target: User, **_: Any) -> None:
    record_follow(source, target)
