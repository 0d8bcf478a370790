"""Credit: everybody whose work a clip is made of. Who knows of threads answers (signals.credit_asked)."""

from dataclasses import dataclass
from typing import cast
from uuid import UUID

from accounts.policies import Viewer
from generation.models import Clip, Job
from generation.signals import credit_asked


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """An author and one clip of theirs above, `distance` generations up (0: the clip itself); `kind` is how that clip
    was made, empty for an original. `author` is empty where the account is closed or a block parts them from the
    viewer, `clip` None where the viewer can not see it. `required`: the terms that it was used under ask for it.
    """

    author: str
    clip: UUID | None
    kind: str
    distance: int
    required: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundCredit:
    """Whose sound is heard: `author` and `clip` are of the clip that made it, and hidden as in Credit."""

    author: str
    clip: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditLine:
    """`authors` from the farthest to the clip's own; `likenesses` are handles, as people are called now; `sounds` are
    those taken from other clips; `engine` made the clip.
    """

    authors: tuple[Credit, ...]
    likenesses: tuple[str, ...]
    sounds: tuple[SoundCredit, ...]
    engine: str


def credit_of(job: Job, viewer: Viewer = None, *, clip: Clip | None = None) -> CreditLine:
    """As `viewer` reads it, None being a visitor. `clip` is the job's own; None while it is made: then nobody is named
    who is not public at their place, for the line goes into a file.
    """
    ((_receiver, line),) = credit_asked.send(sender=Job, job=job, viewer=viewer, clip=clip)
    return cast("CreditLine", line)
