"""Credit: everybody whose work a clip is made of, also where their clips are gone."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from uuid import UUID

from accounts.policies import Viewer
from generation.credit import Credit, CreditLine, SoundCredit
from generation.models import Clip, Job
from remix.ancestry import Above, above
from remix.models import Lineage, Sound
from remix.selectors.naming import Names


def credit_line(clip: Clip, viewer: Viewer = None) -> CreditLine:
    """Of all parents, not only the first ones. Lineage outlives clips: what was withdrawn or deleted keeps its credit.
    Eight queries at most, whatever the depth. Without a viewer, as a visitor reads it.
    """
    ways = above([clip.job_id])
    names = Names.for_viewer({clip.pk: clip} | _parents(ways), viewer)
    return _line(clip.job, ways, names, author=names.author(clip.pk), clip=names.link(clip.pk))


def credit_for_file(job: Job) -> CreditLine:
    """Before its clip is there, as a visitor may read it for good: nobody is named whose clip above was never public,
    or whose account is closed; clips are not linked.
    """
    ways = above([job.pk])
    names = Names.for_file(_parents(ways), author=job.owner_id)
    return _line(job, ways, names, author=job.owner.username if job.owner.is_active else "", clip=None)


def _parents(ways: Sequence[Above]) -> dict[UUID, Clip]:
    return {way.edge.parent_id: way.edge.parent for way in ways}


def _line(job: Job, ways: Sequence[Above], names: Names, *, author: str, clip: UUID | None) -> CreditLine:
    kinds = _kinds([job.pk, *(way.edge.parent_job_id for way in ways)])
    far: dict[UUID, Above] = {}
    required = {way.edge.parent_id for way in ways if way.edge.terms.must_credit}
    for way in ways:  # the farthest come first
        far.setdefault(way.edge.parent_id, way)
    above_it = (
        Credit(
            author=names.author(pk),
            clip=names.link(pk),
            kind=kinds[way.edge.parent_job_id],
            distance=way.distance,
            required=pk in required,
        )
        for pk, way in far.items()
    )
    own = Credit(author=author, clip=clip, kind=kinds[job.pk], distance=0, required=True)
    shown = job.references.filter(likeness__owner__is_active=True).order_by("pk")
    return CreditLine(
        authors=(*above_it, own),
        likenesses=tuple(shown.values_list("likeness__handle", flat=True)),
        sounds=_sounds(kinds, names),
        engine=str(job.on_route),
    )


def _kinds(job_ids: Collection[UUID]) -> dict[UUID, str]:
    """Empty for originals."""
    kinds: dict[UUID, str] = defaultdict(str, dict.fromkeys(job_ids, ""))
    kinds.update(Lineage.objects.filter(job__in=job_ids).values_list("job", "kind"))
    return kinds


def _sounds(job_ids: Collection[UUID], names: Names) -> tuple[SoundCredit, ...]:
    """Of the clip and of all above it; who made a sound is always above who uses it."""
    origins = Sound.objects.filter(job__in=job_ids).order_by("job").values_list("origin", flat=True)
    return tuple(SoundCredit(author=names.author(pk), clip=names.link(pk)) for pk in dict.fromkeys(origins))
