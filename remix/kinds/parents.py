"""Clips as kinds see them."""

from collections.abc import Mapping
from dataclasses import replace

from pydantic import ValidationError

from common.errors import Invalid
from generation import planning
from generation.contracts import ReferenceKind
from generation.models import Clip, Job, JobMaterial
from generation.requests import JobRequest
from generation.selectors import depicted
from generation.storyboard.schema import Shot, Storyboard
from remix.contracts import Parent
from remix.kinds.films import film_board, film_shots
from remix.words import CANNOT

DRAWING = frozenset({"studio"})
"""Engines that draw the same storyboard the same each time."""


def parent_of(clip: Clip) -> Parent:
    """Three queries. What has no storyboard is planned from its words, the same each time; what was made of pictures of
    other clips is a film of its own from then on. Raises Invalid `edit_refused` where its words need more shots than a
    storyboard has.
    """
    job = clip.job
    rows = list(job.references.select_related("likeness__owner").order_by("pk"))
    now = {row.handle: row.likeness.handle for row in rows}
    words = words_of(clip)
    if job.storyboard:
        board = Storyboard.model_validate(job.storyboard)
    else:
        request = JobRequest(prompt=words)
        board = planning.plan(
            request, cast=tuple(now), me=clip.owner.username, seconds=job.seconds, seed=job.seed, quick=True
        )
    parent = Parent(
        clip=clip,
        storyboard=_as_called_now(board, now),
        cast=tuple(now.values()),
        words=words,
        seed=job.seed,
        width=job.width,
        height=job.height,
        drawn=_is_drawn(job, board),
        tracked=_is_tracked(job),
        heard=_heard(job),
    )
    if not any(shot.given for shot in board.shots):
        return parent
    try:
        film = film_board(film_shots(parent), like=parent.storyboard)
    except ValidationError:
        raise Invalid("edit_refused", CANNOT) from None
    return replace(parent, storyboard=film, tracked=False)


def _is_drawn(job: Job, board: Storyboard) -> bool:
    """Nothing is in it that is not in its storyboard: no file, no soundtrack of its owner's."""
    own = job.storyboard is not None and not any(shot.given for shot in board.shots)
    return own and job.engine in DRAWING and not _is_tracked(job)


def _is_tracked(job: Job) -> bool:
    """By a soundtrack of its owner's, or by another clip's."""
    return job.audio_ms is not None or bool(_sounds(job))


def _heard(job: Job) -> frozenset[str]:
    """As they are called now: everybody in the clips whose sound it has."""
    return frozenset(likeness.handle for row in _sounds(job) for likeness in depicted(row.clip))


def _sounds(job: Job) -> list[JobMaterial]:
    return list(job.materials.filter(kind=ReferenceKind.VOICE).select_related("clip__job"))


def words_of(clip: Clip) -> str:
    """Its prompt as anybody else has to write it: `@me` was its owner."""
    return planning.in_names(clip.job.prompt, me=clip.owner.username)


def _as_called_now(board: Storyboard, now: Mapping[str, str]) -> Storyboard:
    """Somebody may have another handle since, and somebody else theirs."""
    if all(old == new for old, new in now.items()):
        return board
    return board.model_copy(update={"shots": tuple(_renamed(shot, now) for shot in board.shots)})


def _renamed(shot: Shot, now: Mapping[str, str]) -> Shot:
    subjects = (one.model_copy(update={"handle": now.get(one.handle, one.handle)}) for one in shot.subjects)
    lines = (line.model_copy(update={"speaker": now.get(line.speaker, line.speaker)}) for line in shot.lines)
    return shot.model_copy(update={"subjects": tuple(subjects), "lines": tuple(lines)})
