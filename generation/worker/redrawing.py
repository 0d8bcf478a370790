"""Frames that a job begins or ends as, which the engine can draw again instead of taking them out of a file."""

from collections.abc import Callable, Iterator, Sequence

from generation import planning
from generation.appearances import with_wishes
from generation.contracts import Redrawn, Reference, ReferenceKind, RenderSpec
from generation.drawn import again, handles_of
from generation.models import Job, JobReference


def frames_again(
    job: Job, cast: Sequence[JobReference], face: Callable[[JobReference], Reference]
) -> Iterator[Redrawn]:
    """Of clips of which nothing but their storyboard and `cast` is seen, under the handles that they had there."""
    for row in job.materials.filter(kind=ReferenceKind.IMAGE).select_related("clip__job").order_by("pk"):
        if (board := again(job, row, handles_of(cast))) is None:
            continue
        source = row.clip.job
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
