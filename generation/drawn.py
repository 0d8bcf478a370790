"""Who is drawn anew in a job, and so looks there as they wish: everybody, or where it is made of clips, whom its
storyboard shows and who is in a frame that is drawn again. Others are seen in a file, as they look there.
"""

from collections.abc import Collection, Iterable, Mapping
from uuid import UUID

from generation.contracts import ReferenceKind
from generation.models import Job, JobMaterial, JobReference
from generation.requests import GivenClip
from generation.storyboard.schema import Storyboard

DRAWING = frozenset({"studio"})
"""Engines that draw the same storyboard the same each time."""


def drawn_now(job: Job, cast: Iterable[JobReference]) -> frozenset[UUID]:
    """Likenesses of a job that has its rows; two queries more for each frame of a clip."""
    return drawn_in(job, handles_of(cast), job.materials.select_related("clip__job"))


def drawn_in(job: Job, cast: Mapping[UUID, str], given: Iterable[GivenClip | JobMaterial]) -> frozenset[UUID]:
    """Of `cast`, handles by likeness. A frame counts that the engine may after all take out of the file."""
    given = list(given)
    boards = [_board(job), *filter(None, (again(job, one, cast) for one in given))]
    return frozenset().union(*(shown_by(board, cast, given) for board in boards))


def shown_by(board: Storyboard | None, cast: Mapping[UUID, str], given: Collection[object]) -> frozenset[UUID]:
    """Everybody where nothing is given, or nothing tells."""
    if not given or board is None:
        return frozenset(cast)
    return frozenset(likeness for likeness, handle in cast.items() if handle in board.handles)


def again(job: Job, given: GivenClip | JobMaterial, cast: Mapping[UUID, str]) -> Storyboard | None:
    """Of a clip of which one frame is given, where nothing but its storyboard and `cast`, under the handles that they
    had there, is seen of it.
    """
    source = given.clip.job
    if given.kind != ReferenceKind.IMAGE or job.engine not in DRAWING or source.engine != job.engine:
        return None
    board = _board(source)
    if board is None or any(shot.given for shot in board.shots):
        return None
    more = source.audio_ms is not None or source.materials.exists()
    return None if more or not handles_of(source.references.all()).items() <= cast.items() else board


def handles_of(cast: Iterable[JobReference]) -> dict[UUID, str]:
    return {row.likeness_id: row.handle for row in cast}


def _board(job: Job) -> Storyboard | None:
    return Storyboard.model_validate(job.storyboard) if job.storyboard else None
