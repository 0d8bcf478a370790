"""What becomes of a clip: the only place that moves its visibility, withdrawal.py apart, which ends many at once."""

from django.db import transaction

from accounts.models import User
from cameo import ledger
from cameo.ledger import EventKind
from common.clock import now
from common.errors import Conflict, Forbidden, NotFound
from generation.models import Clip
from generation.policies import ClipPolicy
from generation.services.files import NO_FILES, forget_files_after_commit
from generation.signals import clip_turned, clips_withdrawn
from generation.states import MEDIA, Visibility

MOVES: dict[Visibility, frozenset[Visibility]] = {
    Visibility.DRAFT: frozenset({Visibility.PUBLIC, Visibility.WITHDRAWN, Visibility.DELETED}),
    Visibility.PUBLIC: frozenset({Visibility.DRAFT, Visibility.WITHDRAWN, Visibility.DELETED}),
    Visibility.WITHDRAWN: frozenset({Visibility.DELETED}),
    Visibility.DELETED: frozenset(),
}

DARKER: dict[Visibility, EventKind] = {
    Visibility.DRAFT: EventKind.CLIP_UNPUBLISHED,
    Visibility.WITHDRAWN: EventKind.CLIP_WITHDRAWN,
    Visibility.DELETED: EventKind.CLIP_DELETED,
}
"""What the ledger calls it, so that no backup shows it again."""


def set_visibility(clip: Clip, to: Visibility, *, reason: str = "", actor: User | None = None) -> Clip:
    """Moves the clip if it is still as it was seen, and raises its epoch when fewer may see it: older links go dark.
    `actor` who asked for it, and then it is an event of the ledger; None when it follows from one.

    Files go after the commit when nobody may see it any more. Raises Conflict("clip_moved").
    """
    seen = Visibility(clip.visibility)
    if seen == to:
        return clip
    if to not in MOVES[seen]:
        raise Conflict("clip_moved")
    darker = to != Visibility.PUBLIC
    fields: dict[str, object] = {"visibility": to, "epoch": clip.epoch + darker, "withdrawn_reason": reason}
    if to == Visibility.PUBLIC:
        fields["was_public"] = True
    if to == Visibility.DELETED:
        fields["deleted_at"] = now()
    gone = to not in MEDIA
    if gone:
        fields |= NO_FILES
    with transaction.atomic():
        if not Clip.objects.filter(pk=clip.pk, visibility=seen, epoch=clip.epoch).update(**fields):
            raise Conflict("clip_moved")
        clip.refresh_from_db()
        if actor is not None and darker:
            ledger.note(DARKER[to], clip.pk, actor=actor, clips=[str(clip.pk)], reason=reason)
        if gone:
            forget_files_after_commit([clip.pk])
            clips_withdrawn.send(sender=Clip, clip_ids=[clip.pk])
        else:
            clip_turned.send(sender=Clip, clip=clip)
    return clip


def withdraw_clip(clip: Clip, *, reason: str, actor: User | None = None) -> Clip:
    """Dark for everybody, for good. Idempotent. `actor` as for set_visibility."""
    if clip.visibility not in MEDIA:
        return clip
    return set_visibility(clip, Visibility.WITHDRAWN, reason=reason, actor=actor)


def delete_clip(actor: User, clip: Clip) -> Clip:
    """Its owner wants it gone; the row stays for the thread it may be part of. Raises Forbidden, NotFound, Conflict."""
    policy = ClipPolicy(actor)
    if clip.visibility == Visibility.DELETED or not policy.know(clip):
        raise NotFound("clip_not_found")
    if not (decision := policy.delete(clip)):
        raise Forbidden(decision.reason)
    return set_visibility(clip, Visibility.DELETED, reason="deleted_by_owner", actor=actor)


def darken_again(kind: EventKind, clip_ids: list[str], *, reason: str) -> None:
    """What such an event says of clips, where a restored database shows them again. Inside the transaction of that."""
    to = next(visibility for visibility, told in DARKER.items() if told == kind)
    for clip in Clip.objects.select_for_update(no_key=True).filter(pk__in=clip_ids).order_by("pk"):
        if to in MOVES[Visibility(clip.visibility)]:
            set_visibility(clip, to, reason=reason)
