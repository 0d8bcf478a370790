"""A prompt becomes a job: rules, storyboard, consent (gate 1), then one transaction."""

import secrets
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from functools import partial
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.services import grant_daily, hold
from cameo.answers import Consent
from cameo.models import Likeness
from cameo.purposes import Purpose
from cameo.selectors import by_handles
from cameo.services import ask, mark_refused, refusal, refuse_or_ask, settle
from cameo.states import Gate
from common import store
from common.errors import Forbidden, Invalid, TooMany
from generation import planning, routing
from generation.contracts import ReferenceKind
from generation.drawn import drawn_in
from generation.events import record
from generation.models import Clip, Job, JobReference
from generation.purposes import digest_of_request, purpose_with, wishes_of
from generation.queue import ring_after_commit
from generation.requests import GivenClip, JobRequest
from generation.services.drafting import fill, made_from_s, need_of, take
from generation.services.materials import (
    check_given,
    heard_in,
    hold_parents,
    is_drawn,
    keep_given,
    keep_looks,
    looks_in,
)
from generation.services.soundtrack import Soundtrack, keep_soundtrack
from generation.storyboard.schema import Storyboard


class _RefusedMeanwhile(Exception):
    """Rolls the job back; the refusal is put on record after that."""

    def __init__(self, consent: Consent) -> None:
        super().__init__(consent.decision.reason)
        self.consent = consent


def submit_job(
    actor: User,
    *,
    request: JobRequest,
    parents: Sequence[Clip] = (),
    inherited: Iterable[Likeness] = (),
    given: Sequence[GivenClip] = (),
    idempotency_key: str = "",
    join: Callable[[Job], object] = lambda job: None,
) -> Job:
    """Queued, paid for and rung for. The same key gives the same job. `join` adds rows in the job's own transaction.

    `parents` are the clips it is made from; `inherited` are likenesses of theirs: asked like those named, and shown
    where the prompt names nobody. `given` are files of parents that it is made from; whoever is in those is not drawn.
    Raises Invalid (see generation.planning; source_gone, handle_unknown, too_many_cast, no_engine, audio_...),
    Forbidden(<the consent rule's code>, handle=...) with every asking already on record, TooMany("too_many_jobs"),
    PaymentRequired.
    """
    if earlier := _earlier(actor, idempotency_key):
        return earlier
    planning.check_request(request)
    _refuse_too_many(actor)
    cast = resolve_cast(actor, request, inherited, made_from_files=bool(given))
    job = Job(owner=actor, idempotency_key=idempotency_key)
    job.source_clip, job.depth = _source(actor, parents), _depth(parents)
    job.seed = secrets.randbelow(2**32) if request.seed is None else request.seed
    storyboard = _plan(actor, request, cast, request.seconds, job.seed, given)
    planning.check_seconds(storyboard.seconds, made_from_s=made_from_s(request, parents))
    check_given(storyboard, given)
    choice = routing.choose(need_of(request, storyboard, cast, given), engine=request.engine)
    track = None if request.audio is None else keep_soundtrack(request.audio, job.pk)
    try:
        if track and request.seconds is None and request.storyboard is None:
            seconds = min(max(track.duration_ms / 1000, 1.0), settings.MAX_CLIP_SECONDS)
            storyboard = _plan(actor, request, cast, seconds, job.seed)
            choice = routing.choose(need_of(request, storyboard, cast), engine=request.engine)
        fill(job, request, storyboard, track)
        take(job, choice, storyboard)
        job.stylised = job.stylised and is_drawn(given)
        job.digest = digest_of_request(job, request, parents=parents, given=given)
        others, looks = max(len(cast) - 1, 0), looks_in(given)
        drawn = drawn_in(job, {one.pk: one.handle for one in cast.values()}, given)
        wishes = [*wishes_of(one for one in cast.values() if one.pk in drawn), *looks]
        purpose = purpose_with(job, others=others, voiced=heard_in(given), wishes=wishes)
        consents = _consents(actor, list(cast.values()), purpose)
        grant_daily(actor)
        _commit(job, consents, purpose, parents, partial(_joined, join, given, looks))
    except IntegrityError:
        _drop(track)
        if earlier := _earlier(actor, idempotency_key):
            return earlier
        raise
    except BaseException:
        _drop(track)
        raise
    return job


def resolve_cast(
    actor: User, request: JobRequest, inherited: Iterable[Likeness] = (), *, made_from_files: bool = False
) -> dict[str, Likeness]:
    """Everyone named or inherited, by handle. `made_from_files`: those inherited need not be drawn, and may be many.

    Raises Invalid: handle_unknown (with `handle`), too_many_cast.
    """
    handles = planning.handles_in(request, me=actor.username)
    found = by_handles(handles)
    for handle in handles:
        if handle not in found:
            raise Invalid("handle_unknown", _("There is nobody with this name who can be cast."), handle=handle)
    cast = {handle: found[handle] for handle in handles}
    named = {likeness.pk for likeness in cast.values()}
    cast |= {likeness.handle: likeness for likeness in inherited if likeness.pk not in named}
    most = routing.most_references()
    if len(handles if made_from_files else cast) > most:
        raise Invalid("too_many_cast", _("So many people do not fit into one clip here."), most=most)
    return cast


def _source(actor: User, parents: Sequence[Clip]) -> Clip | None:
    """Of several parents one that is somebody else's, if any is: that makes it a remix and no edit."""
    return next((clip for clip in parents if clip.owner_id != actor.pk), next(iter(parents), None))


def _depth(parents: Sequence[Clip]) -> int:
    return max((clip.job.depth + 1 for clip in parents), default=0)


def _plan(
    actor: User,
    request: JobRequest,
    cast: dict[str, Likeness],
    seconds: float | None,
    seed: int,
    given: Sequence[GivenClip] = (),
) -> Storyboard:
    shown = [one.handle for one in given if one.kind is not ReferenceKind.VOICE]
    return planning.plan(request, cast=tuple(cast), me=actor.username, seconds=seconds, seed=seed, given=shown)


def _joined(
    join: Callable[[Job], object], given: Sequence[GivenClip], looks: Iterable[tuple[UUID, str]], job: Job
) -> None:
    keep_given(job, given)
    keep_looks(job, looks)
    join(job)


def _consents(actor: User, likenesses: Sequence[Likeness], purpose: Purpose) -> list[Consent]:
    """Gate 1. Every asking is on record before a refusal is raised; where nothing but the word of those shown is
    missing, they are asked for it.
    """
    consents = ask(actor, likenesses, gate=Gate.SUBMIT, job_id=purpose.job_id, purpose=purpose)
    if {consent.likeness.pk for consent in consents} != {likeness.pk for likeness in likenesses}:
        raise Forbidden("consent_unknown")
    refuse_or_ask(actor, consents, replace(purpose, job_id=None))
    return consents


def _commit(
    job: Job, consents: list[Consent], purpose: Purpose, parents: Sequence[Clip], join: Callable[[Job], object]
) -> None:
    """The likenesses' rows are locked before all that a revocation locks, and asked again under the lock: what limits
    are left is counted by one at a time. Then the parents, and the owner's credits (generation.services.holding).
    """
    try:
        with transaction.atomic():
            # One submission of a person at a time, for the limit; before the likenesses, as who blocks or leaves does.
            User.objects.select_for_update(no_key=True).get(pk=job.owner_id)
            refused = settle(job.owner, consents, job_id=job.pk, purpose=purpose)
            if refused is not None:
                raise _RefusedMeanwhile(refused)
            hold_parents(parents)
            _insert(job, consents, purpose.voiced, join)
    except _RefusedMeanwhile as change:
        mark_refused(change.consent)
        raise refusal(change.consent) from None


def _insert(job: Job, consents: list[Consent], voiced: Collection[UUID], join: Callable[[Job], object]) -> None:
    _refuse_too_many(job.owner)
    job.save(force_insert=True)
    JobReference.objects.bulk_create(
        JobReference(
            job=job,
            likeness=consent.likeness,
            grant=consent.grant,
            epoch=consent.epoch,
            handle=consent.likeness.handle,
            heard=consent.likeness.pk in voiced,
        )
        for consent in consents
    )
    hold(job.owner, job.price, job_id=job.pk)
    join(job)  # what it tells others comes after all that is locked
    record(job, "queued", price=job.price, estimate_ms=job.estimate_ms)
    ring_after_commit(job)


def _refuse_too_many(actor: User) -> None:
    if Job.objects.in_flight().owned_by(actor.pk).count() >= settings.MAX_JOBS_IN_FLIGHT:
        raise TooMany("too_many_jobs", _("Wait until one of your clips is finished."), most=settings.MAX_JOBS_IN_FLIGHT)


def _earlier(actor: User, idempotency_key: str) -> Job | None:
    if not idempotency_key:
        return None
    return Job.objects.owned_by(actor.pk).filter(idempotency_key=idempotency_key).first()


def _drop(track: Soundtrack | None) -> None:
    if track:
        store.delete(track.key)
