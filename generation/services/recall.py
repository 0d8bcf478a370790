"""What a change of consent does to jobs and clips that stand already."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from uuid import UUID

from django.db.models import Q

from accounts.models import User
from cameo.models import Grant, Likeness
from cameo.policies import CameoPolicy
from cameo.purposes import Purpose
from cameo.rules import Case, first_refusal
from cameo.states import Gate, LikenessState
from generation.models import Clip, Guest, Job, JobReference
from generation.models.clips import ClipQuerySet
from generation.models.jobs import JobQuerySet, StaleJob
from generation.purposes import purpose_of
from generation.services.holding import hold_rows
from generation.services.materials import GONE, waiting_for
from generation.services.withdrawal import AT_ONCE, withdraw_clips
from generation.services.work import refuse
from generation.states import IN_FLIGHT, MEDIA, Visibility

WORD_OF_MOUTH = ("approval_needed", "approval_denied")
"""No scope: whoever asks for approval from now on did not take back what was made before."""


def refuse_jobs_showing(likeness_id: UUID) -> None:
    """Consent changed: jobs in flight with this likeness are asked about again, and when the likeness itself was taken
    back, every clip of it goes dark, however many remixes deep. A grant that ended stops new uses only. A face of which
    a moderator said that nothing shows whose it is goes dark wherever others see it. Inside the transaction that
    changed it.

    Jobs first, so that a job which becomes a clip meanwhile is met as one.
    """
    likeness = Likeness.objects.get(pk=likeness_id)
    waiting = _waiting([likeness_id])
    if waiting.exists():
        hold_showing([likeness_id])
    for job in waiting.select_related("owner", "source_clip").order_by("pk"):
        asked = replace(purpose_of(job), gate=Gate.CLAIM)
        if not (decision := CameoPolicy(job.owner).use(likeness, for_=asked)):
            _refuse_now(job, decision.reason)
    withdraw_clips(_voided(likeness), reason="likeness_not_active", shown=likeness)
    if likeness.is_mere_selfie:
        Guest.objects.filter(clip__job__references__likeness=likeness).delete()
        withdraw_clips(_doubted(likeness), reason="not_proven", shown=likeness)


def hold_showing(likeness_ids: Collection[UUID]) -> None:
    """Locks what refuse_jobs_showing changes for all of these, before the first of them. They are held still."""
    clips = Clip.objects.none()
    for likeness in Likeness.objects.filter(pk__in=likeness_ids):
        clips |= _voided(likeness)
        if likeness.is_mere_selfie:
            clips |= _doubted(likeness)
    hold_rows(_waiting(likeness_ids), clips)


def _waiting(likeness_ids: Collection[UUID]) -> JobQuerySet:
    shown = JobReference.objects.filter(likeness__in=likeness_ids).values("job")
    return Job.objects.in_flight().filter(pk__in=shown)


def _voided(likeness: Likeness) -> ClipQuerySet:
    """What relied on a word that is taken back."""
    void = ~Q(epoch=likeness.epoch) if likeness.state == LikenessState.ACTIVE else Q()
    relying = JobReference.objects.filter(void, likeness=likeness).values("job")
    return Clip.objects.filter(job__in=relying, visibility__in=MEDIA)


def _doubted(likeness: Likeness) -> ClipQuerySet:
    """What others see of a face that nothing shows to be its owner's."""
    shown = JobReference.objects.filter(likeness=likeness).values("job")
    seen_by_others = Clip.objects.filter(~Q(visibility=Visibility.DRAFT) | ~Q(owner=likeness.owner_id))
    return seen_by_others.filter(job__in=shown, visibility__in=MEDIA)


def refuse_jobs_made_from(clip_ids: Iterable[UUID]) -> None:
    """These clips are gone: nothing is rendered of them any more. Outside the transaction that ended them, which holds
    their rows.
    """
    for job in waiting_for(clip_ids):
        _refuse_now(job, GONE)


def look_beyond_scope(likeness_id: UUID, *, withdraw: bool) -> int:
    """How many clips that others made so far the grants of now would not allow; `withdraw` takes them back. Inside the
    transaction that narrowed a grant.

    Asked about scope and words alone: who is no longer admitted at all, or has used up a limit, keeps what they made.
    """
    likeness = Likeness.objects.select_related("owner").get(pk=likeness_id)
    shown = Clip.objects.filter(visibility__in=MEDIA, job__references__likeness=likeness)
    beyond = list(_beyond(likeness, shown.exclude(owner=likeness.owner)))
    for start in range(0, len(beyond) if withdraw else 0, AT_ONCE):
        some = Clip.objects.filter(pk__in=beyond[start : start + AT_ONCE])
        withdraw_clips(some, reason="scope_narrowed", shown=likeness, actor=likeness.owner)
    return len(beyond)


def _beyond(likeness: Likeness, clips: ClipQuerySet) -> Iterator[UUID]:
    grants: dict[int, Grant | None] = {}
    crowd = clips.select_related("owner", "job__source_clip").prefetch_related("job__references")
    for clip in crowd.order_by("pk").iterator(chunk_size=AT_ONCE):
        if clip.owner_id not in grants:
            grants[clip.owner_id] = CameoPolicy(clip.owner).grant(likeness)
        grant = grants[clip.owner_id]
        if grant is not None and _is_beyond(clip.owner, likeness, grant, purpose_of(clip.job)):
            yield clip.pk


def _is_beyond(actor: User, likeness: Likeness, grant: Grant, purpose: Purpose) -> bool:
    """As at the last gate of a render: no slot of a limit is asked for."""
    asked = replace(purpose, gate=Gate.SIGN)
    refusal = first_refusal(Case(actor=actor, likeness=likeness, grant=grant, purpose=asked))
    return bool(refusal) and refusal not in WORD_OF_MOUTH


def _refuse_now(job: Job, reason: str) -> None:
    while job.state in IN_FLIGHT:
        try:
            refuse(job, reason)
        except StaleJob:
            job.refresh_from_db()
