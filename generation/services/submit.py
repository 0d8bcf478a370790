"""A prompt becomes a job: rules, storyboard, consent (gate 1), then one transaction."""

import secrets
from collections.abc import Callable, Iterable, Sequence
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.services import grant_daily, hold
from cameo.answers import Consent
from cameo.models import Likeness
from cameo.selectors import by_handles
from cameo.services import ask
from cameo.states import Gate
from common import store
from common.errors import Forbidden, Invalid, TooMany
from generation import planning, routing
from generation.contracts import ReferenceKind, ReferenceRole, RenderSpec
from generation.events import record
from generation.models import Clip, Job, JobReference
from generation.queue import ring_after_commit
from generation.requests import JobRequest
from generation.routing import Choice, Need
from generation.services.soundtrack import Soundtrack, keep_soundtrack
from generation.states import DRAFT_FRAME_RATE, FRAME_RATE
from generation.storyboard.schema import Storyboard
from generation.storyboard.told import told


def submit_job(
    actor: User,
    *,
    request: JobRequest,
    source_clip: Clip | None = None,
    inherited: Iterable[Likeness] = (),
    idempotency_key: str = "",
    join: Callable[[Job], object] = lambda job: None,
) -> Job:
    """Queued, paid for and rung for. The same key gives the same job. `join` adds rows in the job's own transaction.

    `inherited` are likenesses of the source clip: asked like those named, and shown where the prompt names nobody.
    Raises Invalid (see generation.planning; handle_unknown, too_many_cast, no_engine, audio_...), Forbidden(<the
    consent rule's code>, handle=...) with every asking already on record, TooMany("too_many_jobs"), PaymentRequired.
    """
    if earlier := _earlier(actor, idempotency_key):
        return earlier
    planning.check_request(request)
    _refuse_too_many(actor)
    cast = resolve_cast(actor, request, inherited)
    job = Job(owner=actor, source_clip=source_clip, idempotency_key=idempotency_key)
    job.seed = secrets.randbelow(2**32) if request.seed is None else request.seed
    storyboard = _plan(actor, request, cast, request.seconds, job.seed)
    planning.check_seconds(storyboard.seconds)
    choice = routing.choose(_need(request, storyboard, cast), engine=request.engine)
    consents = _consents(actor, list(cast.values()), job.pk, told(request.prompt, storyboard))
    grant_daily(actor)
    track = None if request.audio is None else keep_soundtrack(request.audio, job.pk)
    try:
        if track and request.seconds is None and request.storyboard is None:
            seconds = min(max(track.duration_ms / 1000, 1.0), settings.MAX_CLIP_SECONDS)
            storyboard = _plan(actor, request, cast, seconds, job.seed)
            choice = routing.choose(_need(request, storyboard, cast), engine=request.engine)
        _fill(job, request, storyboard, track)
        _take(job, choice, storyboard)
        _commit(job, consents, join)
    except IntegrityError:
        _drop(track)
        if earlier := _earlier(actor, idempotency_key):
            return earlier
        raise
    except BaseException:
        _drop(track)
        raise
    return job


def resolve_cast(actor: User, request: JobRequest, inherited: Iterable[Likeness] = ()) -> dict[str, Likeness]:
    """Everyone named or inherited, by handle. Raises Invalid: handle_unknown (with `handle`), too_many_cast."""
    handles = planning.handles_in(request, me=actor.username)
    found = by_handles(handles)
    for handle in handles:
        if handle not in found:
            raise Invalid("handle_unknown", _("There is nobody with this name who can be cast."), handle=handle)
    cast = {handle: found[handle] for handle in handles}
    named = {likeness.pk for likeness in cast.values()}
    cast |= {likeness.handle: likeness for likeness in inherited if likeness.pk not in named}
    most = routing.most_references()
    if len(cast) > most:
        raise Invalid("too_many_cast", _("So many people do not fit into one clip here."), most=most)
    return cast


def _plan(actor: User, request: JobRequest, cast: dict[str, Likeness], seconds: float | None, seed: int) -> Storyboard:
    return planning.plan(request, cast=tuple(cast), me=actor.username, seconds=seconds, seed=seed)


def _consents(actor: User, likenesses: Sequence[Likeness], job_id: UUID, prompt: str) -> list[Consent]:
    """Gate 1. Every asking is on record before a refusal is raised."""
    consents = ask(actor, likenesses, gate=Gate.SUBMIT, job_id=job_id, prompt=prompt)
    if {consent.likeness.pk for consent in consents} != {likeness.pk for likeness in likenesses}:
        raise Forbidden("consent_unknown")
    for consent in consents:
        if not consent.decision:
            raise Forbidden(
                consent.decision.reason, _("This person can not be cast by you."), handle=consent.likeness.handle
            )
    return consents


def _fill(job: Job, request: JobRequest, storyboard: Storyboard, track: Soundtrack | None) -> None:
    job.prompt = request.prompt
    job.storyboard = storyboard.model_dump(mode="json")
    job.width, job.height = planning.size_of(request)
    job.draft = request.draft
    job.background = request.background
    job.price = planning.price_of(storyboard, draft=request.draft)
    if track:
        job.audio_key, job.audio_ms = track.key, track.duration_ms


def _need(request: JobRequest, storyboard: Storyboard, cast: dict[str, Likeness]) -> Need:
    width, height = planning.size_of(request)
    characters = sum(likeness.is_character for likeness in cast.values())
    roles = [ReferenceRole.CHARACTER] * bool(characters) + [ReferenceRole.LIKENESS] * (characters < len(cast))
    return Need(
        width=width,
        height=height,
        seconds=storyboard.seconds,
        references={ReferenceKind.IMAGE: len(cast)},
        roles=frozenset(roles),
        audio=request.audio is not None,
        language=storyboard.language,
    )


def _take(job: Job, choice: Choice, storyboard: Storyboard) -> None:
    """The route, and what depends on it. A model that draws at one frame rate only is asked for that."""
    offer = choice.offer
    job.engine, job.model = offer.route.engine, offer.route.model
    job.route = [verdict.as_json() for verdict in choice.verdicts]
    job.frame_rate = offer.capability.frame_rate or (DRAFT_FRAME_RATE if job.draft else FRAME_RATE)
    job.num_frames = round(storyboard.seconds * job.frame_rate)
    spec = RenderSpec(
        prompt=job.prompt,
        width=job.width,
        height=job.height,
        num_frames=job.num_frames,
        frame_rate=job.frame_rate,
        seed=job.seed,
        storyboard=storyboard,
    )
    job.estimate_ms = round(offer.estimate(spec).seconds * 1000)


def _commit(job: Job, consents: list[Consent], join: Callable[[Job], object]) -> None:
    with transaction.atomic():
        User.objects.select_for_update().get(pk=job.owner_id)  # one submission of a person at a time, for the limit
        _refuse_too_many(job.owner)
        job.save(force_insert=True)
        JobReference.objects.bulk_create(
            JobReference(
                job=job,
                likeness=consent.likeness,
                grant=consent.grant,
                epoch=consent.epoch,
                handle=consent.likeness.handle,
            )
            for consent in consents
        )
        join(job)
        hold(job.owner, job.price, job_id=job.pk)
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
