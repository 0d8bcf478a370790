"""What a request would become, without asking for anything: for the create page and for editing the storyboard."""

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from accounts.models import User
from cameo.models import Likeness
from cameo.policies import CameoPolicy
from cameo.selectors import by_handles
from common.decisions import Decision, no
from common.errors import Invalid
from generation import planning, routing
from generation.models import Clip, Job
from generation.purposes import digest_of_request, purpose_with, wishes_of
from generation.requests import JobRequest
from generation.services.drafting import fill, made_from_s, need_of, take
from generation.storyboard.schema import Storyboard


@dataclass(frozen=True, slots=True, kw_only=True)
class CastDecision:
    """What a job with this handle would be told now; `handle_unknown` where nobody has such a cameo."""

    handle: str
    decision: Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    storyboard: Storyboard
    cast: tuple[CastDecision, ...]
    price: int


def sketch(actor: User, request: JobRequest, *, parents: Sequence[Clip] = (), quick: bool = False) -> Sketch:
    """Leaves no mark anywhere; `quick` for somebody who is still typing. Raises Invalid as submit_job does, unknown
    handles apart. `parents`: clips that it is made from.
    """
    planning.check_request(request)
    handles = planning.handles_in(request, me=actor.username)
    found = by_handles(handles)
    seed = zlib.crc32(request.prompt.encode()) if request.seed is None else request.seed
    storyboard = planning.plan(
        request, cast=handles, me=actor.username, seconds=request.seconds, seed=seed, quick=quick
    )
    planning.check_seconds(storyboard.seconds, made_from_s=made_from_s(request, parents))
    job = _drafted(actor, request, storyboard, found)
    cast = tuple(_decide(job, request, handles, found))
    return Sketch(storyboard=storyboard, cast=cast, price=job.price)


def _decide(
    job: Job, request: JobRequest, handles: tuple[str, ...], found: dict[str, Likeness]
) -> Iterator[CastDecision]:
    if not handles:
        return
    job.digest = digest_of_request(job, request)
    policy = CameoPolicy(job.owner)
    purpose = purpose_with(job, others=max(len(found) - 1, 0), wishes=wishes_of(found.values()))
    for handle in handles:
        known = handle in found
        decision = policy.use(found[handle], for_=purpose) if known else no("handle_unknown")
        yield CastDecision(handle=handle, decision=decision)


def _drafted(actor: User, request: JobRequest, storyboard: Storyboard, cast: dict[str, Likeness]) -> Job:
    """A row that is never stored. Where nothing here can render it, the likenesses are asked about all the same, as for
    a photograph, and the price is that of its length.
    """
    job = Job(owner=actor, seed=request.seed or 0)  # no dice decide about consent, but an estimate wants one
    fill(job, request, storyboard)
    try:
        take(job, routing.choose(need_of(request, storyboard, cast), engine=request.engine), storyboard)
    except Invalid:
        job.num_frames = round(storyboard.seconds * job.frame_rate)
    return job
