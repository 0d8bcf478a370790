"""Who has a claim to a share of a job's price: every author above it, and the owner of every likeness it shows."""

from fractions import Fraction
from uuid import UUID

from accounts.contracts import Claim
from generation.models import Job
from remix.ancestry import above


def claims_of(job: Job) -> list[Claim]:
    """Of everybody but the one who pays. Three queries, however deep the thread."""
    return [*_authors(job), *_likenesses(job)]


def _authors(job: Job) -> list[Claim]:
    """By the versions of terms that were kept with each edge: the percent asked for, halved from one generation to the
    next. Lineage outlives clips, so what was withdrawn or deleted still has its share. A clip has one, the greatest,
    where it is above in several ways; of each edge the longest way counts, as for depth.
    """
    greatest: dict[UUID, Claim] = {}
    for way in above([job.pk]):
        clip, percent = way.edge.parent, way.edge.terms.share_percent
        share = Fraction(percent, 100) / 2 ** (way.distance - 1)
        before = greatest.get(clip.pk)
        if percent and clip.owner_id != job.owner_id and (before is None or before.share < share):
            greatest[clip.pk] = Claim(person_id=clip.owner_id, share=share, about=f"clip:{clip.pk}")
    return list(greatest.values())


def _likenesses(job: Job) -> list[Claim]:
    """By the grant that the job relied on. One's own costs nothing."""
    shown = job.references.exclude(likeness__owner=job.owner_id).filter(grant__share_percent__gt=0)
    return [
        Claim(
            person_id=reference.likeness.owner_id,
            share=Fraction(reference.grant.share_percent, 100),
            about=f"likeness:{reference.likeness_id}",
        )
        for reference in shown.select_related("likeness", "grant").order_by("pk")
        if reference.grant is not None
    ]
