"""What generation does at the news from below."""

from typing import Any
from uuid import UUID

from django.dispatch import receiver

from accounts.models import User
from accounts.signals import account_closing
from cameo.ledger import EventKind
from cameo.models import Likeness
from cameo.signals import consent_narrowed, consent_revoked, event_replayed, likenesses_changing
from common.commits import after_commit
from generation.models import Clip
from generation.services import (
    darken_again,
    forget_person,
    hold_for_leaving,
    hold_showing,
    look_beyond_scope,
    refuse_jobs_made_from,
    refuse_jobs_showing,
    withdraw_again,
)
from generation.services.clips import DARKER
from generation.signals import clips_withdrawn


@receiver(likenesses_changing)
def hold_what_changes(sender: type[Likeness], likenesses: list[Likeness], leaver: User | None, **_: Any) -> None:
    if leaver is None:
        hold_showing([likeness.pk for likeness in likenesses])
    else:
        hold_for_leaving(leaver)


@receiver(consent_revoked)
def look_again(sender: type[Likeness], likeness_id: UUID, **_: Any) -> None:
    refuse_jobs_showing(likeness_id)


@receiver(consent_narrowed)
def count_or_withdraw(sender: type[Likeness], likeness_id: UUID, apply_to_existing: bool, **_: Any) -> int:
    return look_beyond_scope(likeness_id, withdraw=apply_to_existing)


@receiver(event_replayed)
def darken_what_was_dark(sender: type[Likeness], kind: str, likeness_id: UUID, facts: dict[str, Any], **_: Any) -> None:
    """A narrowed scope that was applied to what stood, one clip that somebody in it took down; and what was taken from
    sight by a moderator or whoever made it.
    """
    if kind not in DARKER.values():
        return
    shown = Likeness.objects.filter(pk=likeness_id).first()
    if shown is None:
        darken_again(EventKind(kind), facts["clips"], reason=facts["reason"])
    else:
        withdraw_again(facts["clips"], reason=facts["reason"], shown=shown)


@receiver(account_closing)
def forget(sender: type[User], user: User, **_: Any) -> None:
    forget_person(user)


@receiver(clips_withdrawn)
def stop_what_is_made_from(sender: type[Clip], clip_ids: list[UUID], **_: Any) -> None:
    after_commit(refuse_jobs_made_from, clip_ids)
