"""Files of the clips that a job is made from, opened for one render: copied from the private store and decoded."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from common import store
from generation.contracts import AudioTrack, EngineError, Reference, ReferenceKind, ReferenceRole
from generation.media.errors import MediaError
from generation.media.material import footage_of, frame_of, sound_of
from generation.models import Job, JobMaterial


@dataclass(frozen=True, slots=True, kw_only=True)
class Materials:
    """What the shots show, and another clip's soundtrack where one is given."""

    shown: tuple[Reference, ...] = ()
    sound: AudioTrack | None = None


def materials(job: Job, folder: Path, *, on_wait: Callable[[], None]) -> Materials:
    """In the order in which they were given. `on_wait` is called at least before each and may raise to stop.

    Raises FileNotFoundError where a clip has no video any more, EngineError where one can not be read.
    """
    shown: list[Reference] = []
    sound = None
    for row in job.materials.select_related("clip").order_by("pk"):
        on_wait()
        path = _opened(row, folder, on_wait)
        if row.kind == ReferenceKind.VOICE:
            sound = AudioTrack(path=path, seconds=row.clip.duration_ms / 1000)
        else:
            kind = ReferenceKind(row.kind)
            shown.append(Reference(kind=kind, handle=row.handle, path=path, role=ReferenceRole.MATERIAL))
    return Materials(shown=tuple(shown), sound=sound)


def _opened(row: JobMaterial, folder: Path, on_wait: Callable[[], None]) -> Path:
    if not row.clip.video_key:
        raise FileNotFoundError(row.clip_id)
    copy, name = folder / "given.mp4", f"given{row.pk}"
    store.copy_to(row.clip.video_key, copy, on_wait=on_wait)
    try:
        match ReferenceKind(row.kind):
            case ReferenceKind.VIDEO:
                return footage_of(copy, folder, name, on_wait=on_wait)
            case ReferenceKind.IMAGE:
                return frame_of(copy, folder, name, at_s=row.at_ms / 1000)
            case ReferenceKind.VOICE:
                return sound_of(copy, folder, name, on_wait=on_wait)
    except MediaError as error:
        raise EngineError("a clip that it is made from can not be read", code=error.code) from None
    finally:
        copy.unlink()
