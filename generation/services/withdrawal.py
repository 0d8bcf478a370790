"""Taking many clips from everybody's sight at once: a likeness that was taken back may be in ten thousand of them."""

from uuid import UUID

from django.db import transaction
from django.db.models import F

from accounts.models import User
from cameo import ledger
from cameo.ledger import EventKind
from cameo.models import Likeness
from generation.models import Clip
from generation.models.clips import ClipQuerySet
from generation.services.files import NO_FILES, forget_files_after_commit
from generation.signals import clips_withdrawn
from generation.states import MEDIA, Visibility

AT_ONCE = 1000
"""Clips in one statement, and in one event of the ledger."""


def withdraw_clips(clips: ClipQuerySet, *, reason: str, shown: Likeness, actor: User | None = None) -> list[UUID]:
    """Those of `clips` that could still be seen are dark for everybody, for good; returns which. `shown` is the
    likeness on whose behalf, `actor` who asked for it, None when a rule did.

    Inside the caller's transaction. A few statements for a thousand clips; their rows are locked in the order of their
    ids, so that two people of the same clips who leave at once wait for each other and for nothing else.
    """
    seen = clips.filter(visibility__in=MEDIA).order_by("pk").select_for_update(no_key=True)
    found = list(seen.values_list("pk", flat=True))
    for start in range(0, len(found), AT_ONCE):
        _darken(found[start : start + AT_ONCE], reason=reason, shown=shown, actor=actor)
    if found:
        forget_files_after_commit(found)
    return found


def withdraw_again(clip_ids: list[str], *, reason: str, shown: Likeness) -> list[UUID]:
    """What the ledger says was withdrawn, and a restored database shows again."""
    with transaction.atomic():
        return withdraw_clips(Clip.objects.filter(pk__in=clip_ids), reason=reason, shown=shown)


def _darken(clip_ids: list[UUID], *, reason: str, shown: Likeness, actor: User | None) -> None:
    Clip.objects.filter(pk__in=clip_ids).update(
        visibility=Visibility.WITHDRAWN, epoch=F("epoch") + 1, withdrawn_reason=reason, **NO_FILES
    )
    clips_withdrawn.send(sender=Clip, clip_ids=clip_ids)
    named = [str(pk) for pk in clip_ids]
    ledger.record(EventKind.CLIP_WITHDRAWN, shown, actor=actor, clips=named, reason=reason)
