"""From a request and its storyboard to the columns of a job that nobody has asked about yet."""

from collections.abc import Sequence

from cameo.models import Likeness
from generation import planning, routing
from generation.contracts import Operation, ReferenceKind, ReferenceRole, RenderSpec
from generation.drawn import shown_by
from generation.models import Clip, Job
from generation.prices import price_of
from generation.purposes import is_stylised
from generation.requests import GivenClip, JobRequest
from generation.routing import Choice, Need
from generation.services.soundtrack import Soundtrack
from generation.states import DRAFT_FRAME_RATE, FRAME_RATE
from generation.storyboard.asking import parts_of
from generation.storyboard.schema import Storyboard

SLACK_S = 0.1
"""A storyboard asks for a length, and its clip has whole frames."""


def fill(job: Job, request: JobRequest, storyboard: Storyboard, track: Soundtrack | None = None) -> None:
    """What the request says of it, and what follows from the storyboard."""
    job.prompt = request.prompt
    job.storyboard = storyboard.model_dump(mode="json")
    job.width, job.height = planning.size_of(request)
    job.draft = request.draft
    job.commercial = request.commercial
    job.background = request.background
    job.operation = request.operation
    job.price = planning.price_of(storyboard, draft=request.draft)  # until `take` knows who makes it
    if track:
        job.audio_key, job.audio_ms = track.key, track.duration_ms


def made_from_s(request: JobRequest, parents: Sequence[Clip]) -> float:
    """How long it may become because of what it is made from: what is made longer, as long as any clip."""
    if parents and request.operation is Operation.EXTEND:
        return routing.LONGEST_S
    return sum(clip.duration_ms / 1000 + SLACK_S for clip in parents)


def need_of(
    request: JobRequest, storyboard: Storyboard, cast: dict[str, Likeness], given: Sequence[GivenClip] = ()
) -> Need:
    width, height = planning.size_of(request)
    drawn = shown_by(storyboard, {one.pk: one.handle for one in cast.values()}, given)
    characters = sum(one.is_character for one in cast.values() if one.pk in drawn)
    materials = frozenset(one.kind for one in given if one.kind is not ReferenceKind.VOICE)
    roles = [ReferenceRole.CHARACTER] * bool(characters) + [ReferenceRole.LIKENESS] * (characters < len(drawn))
    roles += [ReferenceRole.MATERIAL] * bool(materials)
    return Need(
        width=width,
        height=height,
        seconds=storyboard.seconds,
        operation=request.operation,
        references={ReferenceKind.IMAGE: len(drawn)},
        roles=frozenset(roles),
        materials=materials,
        parts=parts_of(storyboard, request.operation),
        audio=request.audio is not None or any(one.kind is ReferenceKind.VOICE for one in given),
        language=storyboard.language,
    )


def take(job: Job, choice: Choice, storyboard: Storyboard) -> None:
    """The route, and what depends on it. A model that draws at one frame rate only is asked for that."""
    offer = choice.offer
    job.engine, job.model = offer.route.engine, offer.route.model
    job.stylised = is_stylised(offer.capability, storyboard)
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
        operation=Operation(job.operation),
        storyboard=storyboard,
    )
    engine_s = offer.estimate(spec).seconds
    job.estimate_ms = round(engine_s * 1000)
    job.price = price_of(storyboard, draft=job.draft, engine_s=engine_s)
