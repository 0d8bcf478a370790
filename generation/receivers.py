"""What generation does at the news from below."""

from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction
from django.dispatch import receiver

from accounts.models import User
from accounts.signals import account_closing
from cameo.ledger import EventKind
from cameo.models import Likeness
from cameo.signals import consent_narrowed, consent_revoked, event_replayed
from generation.models import Clip
from generation.services import (
    forget_person,
    look_beyond_scope,
    refuse_jobs_made_from,
    refuse_jobs_showing,
    withdraw_again,
)
from generation.signals import clips_withdrawn


@receiver(consent_revoked)
def look_again(sender: type[Likeness], likeness_id: UUID, **_: Any) -> None:
    refuse_jobs_showing(likeness_id)


@receiver(consent_narrowed)
def count_or_withdraw(sender: type[Likeness], likeness_id: UUID, apply_to_existing: bool, **_: Any) -> int:
    return look_beyond_scope(likeness_id, withdraw=apply_to_existing)


@receiver(event_replayed)
def withdraw_what_was_withdrawn(
    sender: type[Likeness], kind: str, likeness_id: UUID, facts: dict[str, Any], **_: Any
) -> None:
    """A narrowed scope that was applied to what stood, or one clip that somebody in it took down."""
    if kind == EventKind.CLIP_WITHDRAWN:
        shown = Likeness.objects.get(pk=likeness_id)
        withdraw_again(facts["clips"], reason=facts["reason"], shown=shown)


@receiver(account_closing)
def forget(sender: type[User], user: User, **_: Any) -> None:
    forget_person(user)


@receiver(clips_withdrawn)
def stop_what_is_made_from(sender: type[Clip], clip_ids: list[UUID], **_: Any) -> None:
    transaction.on_commit(partial(refuse_jobs_made_from, clip_ids), robust=True)
