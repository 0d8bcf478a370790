"""What a request would become, without asking for anything: for the create page and for editing the storyboard."""

import zlib
from dataclasses import dataclass

from accounts.models import User
from cameo.policies import CameoPolicy
from cameo.selectors import by_handles
from common.decisions import Decision, no
from generation import planning
from generation.requests import JobRequest
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


def sketch(actor: User, request: JobRequest, *, quick: bool = False) -> Sketch:
    """Leaves no mark anywhere; `quick` for somebody who is still typing. Raises Invalid as submit_job does, unknown
    handles apart.
    """
    planning.check_request(request)
    handles = planning.handles_in(request, me=actor.username)
    found = by_handles(handles)
    seed = zlib.crc32(request.prompt.encode()) if request.seed is None else request.seed
    storyboard = planning.plan(
        request, cast=handles, me=actor.username, seconds=request.seconds, seed=seed, quick=quick
    )
    planning.check_seconds(storyboard.seconds)
    policy = CameoPolicy(actor)
    cast = tuple(
        CastDecision(handle=handle, decision=policy.use(found[handle]) if handle in found else no("handle_unknown"))
        for handle in handles
    )
    return Sketch(storyboard=storyboard, cast=cast, price=planning.price_of(storyboard, draft=request.draft))
