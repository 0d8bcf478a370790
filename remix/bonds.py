"""By whose terms a remix is bound: those of everybody above it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from generation.models import Clip
from remix.ancestry import above
from remix.models import RemixTerms
from remix.selectors.terms import terms_in_force


@dataclass(frozen=True, slots=True, kw_only=True)
class Bond:
    """`distance` generations above the remix, 1 for its parents, stands a clip of `owner_id` under `terms`."""

    terms: RemixTerms
    owner_id: int
    distance: int


def bonds_to(clips: Iterable[Clip]) -> dict[UUID, list[Bond]]:
    """What a remix of each clip, made now, would be bound by: the clip's own terms as they are in force, and those
    under which it was made itself. Three queries in all.
    """
    by_job = {clip.job_id: clip for clip in clips}
    in_force = terms_in_force([clip.pk for clip in by_job.values()])
    bonds = {
        clip.pk: [Bond(terms=in_force.get(clip.pk) or RemixTerms(clip=clip), owner_id=clip.owner_id, distance=1)]
        for clip in by_job.values()
    }
    for way in above(by_job):
        bond = Bond(terms=way.edge.terms, owner_id=way.edge.parent.owner_id, distance=way.distance + 1)
        bonds[by_job[way.start].pk].append(bond)
    return bonds


def bonds_of(job_ids: Iterable[UUID]) -> dict[UUID, list[Bond]]:
    """What each job is bound by: the versions kept with it and above it. Two queries in all."""
    bonds: dict[UUID, list[Bond]] = defaultdict(list)
    for way in above(list(job_ids)):
        bond = Bond(terms=way.edge.terms, owner_id=way.edge.parent.owner_id, distance=way.distance)
        bonds[way.start].append(bond)
    return bonds
