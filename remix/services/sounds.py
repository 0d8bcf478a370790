"""Which sound a remix has is kept with its lineage."""

from collections.abc import Sequence
from uuid import UUID

from generation.models import Clip, Job
from remix.models import Sound
from remix.states import RemixKind

CARRYING = frozenset({RemixKind.TRIM, RemixKind.EXTEND, RemixKind.REFRAME, RemixKind.UPSCALE})
"""Kinds whose child is heard as its only parent is, whoever made that sound."""


def keep_sound(job: Job, parents: Sequence[Clip], kind: RemixKind) -> None:
    """Of SOUND it is the last parent's, which may have it from elsewhere. What is mixed from several stays the child's
    own; whose they are is in its credit. Inside the transaction that inserts the job.
    """
    if kind == RemixKind.SOUND:
        source = parents[-1]
        Sound.objects.create(job=job, origin_id=_origin(source) or source.pk, source=source)
    elif kind in CARRYING and (origin := _origin(parents[0])):
        Sound.objects.create(job=job, origin_id=origin, source=parents[0])


def _origin(clip: Clip) -> UUID | None:
    """None where the sound is its own."""
    return Sound.objects.filter(job=clip.job_id).values_list("origin", flat=True).first()
