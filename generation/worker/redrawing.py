"""Frames that a job begins or ends as, which the engine can draw again instead of taking them out of a file."""

from collections.abc import Callable, Iterator, Sequence

from generation import planning
from generation.appearances import with_wishes
from generation.contracts import Redrawn, Reference, ReferenceKind, RenderSpec
from generation.models import Job, JobReference
from generation.storyboard.schema import Storyboard

DRAWING = frozenset({"studio"})
"""Engines that draw the same storyboard the same each time."""


def frames_again(
    job: Job, cast: Sequence[JobReference], face: Callable[[JobReference], Reference]
) -> Iterator[Redrawn]:
    """Of clips of which nothing but their storyboard and `cast` is seen, under the handles that they had there."""
    if job.engine not in DRAWING:
        return
    for row in job.materials.filter(kind=ReferenceKind.IMAGE).select_related("clip__job").order_by("pk"):
        source = row.clip.job
        board = _board(source)
        if board is None or source.engine != job.engine or not _are_there(source, cast):
            continue
        shown = [one for one in cast if one.handle in board.handles]
        spec = RenderSpec(
            prompt=source.prompt,
            width=source.width,
            height=source.height,
            num_frames=source.num_frames,
            frame_rate=source.frame_rate,
            seed=source.seed,
            storyboard=board.model_copy(update={"captions": False}),
            references=tuple(map(face, shown)),
        )
        wishes = {one.handle: one.wish for one in shown}
        dressed = with_wishes(spec, wishes, planning.vocabulary())
        yield Redrawn(handle=row.handle, spec=dressed, at_s=row.at_ms / 1000)


def _board(source: Job) -> Storyboard | None:
    """None where more is in it than its storyboard says: a file, a soundtrack of its owner's."""
    if source.storyboard is None or source.audio_ms is not None or source.materials.exists():
        return None
    board = Storyboard.model_validate(source.storyboard)
    return None if any(shot.given for shot in board.shots) else board


def _are_there(source: Job, cast: Sequence[JobReference]) -> bool:
    """Everybody in it, by the name that they had there."""
    now = {row.likeness_id: row.handle for row in cast}
    return all(now.get(pk) == handle for pk, handle in source.references.values_list("likeness", "handle"))
