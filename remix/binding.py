"""By which terms remixes of many clips would be bound: what binds nobody is never made into objects, so that long
threads of open clips cost little more than short ones.
"""

from collections.abc import Collection, Iterable
from uuid import UUID

from accounts.models import User
from common.rows import Key, key
from generation.models import Clip
from remix.ancestry import Upward, edges_above
from remix.bonds import Bond
from remix.models import RemixTerms
from remix.rules import parted_among
from remix.selectors.terms import terms_in_force


def bonds_for(actor: User, clips: Collection[Clip]) -> dict[UUID, list[Bond]]:
    """As remix.bonds.bonds_to, less those further up that say no to nobody: open to everyone, for every kind, at any
    depth, of authors who are not parted from the actor. Nothing commercial may be asked with it. Four queries.
    """
    in_force = terms_in_force([clip.pk for clip in clips])
    edges = edges_above([clip.job_id for clip in clips])
    parted = parted_among(actor, {edge.owner_id for edge in edges})
    strict = [edge for edge in edges if edge.strict or edge.owner_id in parted]
    terms = RemixTerms.objects.in_bulk({edge.terms_id for edge in strict})
    owners = {edge.terms_id: edge.owner_id for edge in strict}
    far = _distances(edges, owners.keys()) if owners else {}
    return {
        clip.pk: [
            Bond(terms=in_force.get(clip.pk) or RemixTerms(clip=clip), owner_id=clip.owner_id, distance=1),
            *(
                Bond(terms=terms[pk], owner_id=owners[pk], distance=distance + 1)
                for pk, distance in far.get(key(clip.job_id), {}).items()
            ),
        ]
        for clip in clips
    }


def _distances(edges: Iterable[Upward], wanted: Collection[int]) -> dict[Key, dict[int, int]]:
    """By job: the most generations up to a clip under each of the `wanted` terms. Ids of jobs rise with time: from the
    oldest on, everything above a job is known before the job.
    """
    far: dict[Key, dict[int, int]] = {}
    for edge in sorted(edges, key=lambda edge: edge.job):
        here = far.setdefault(edge.job, {})
        above = far.get(edge.parent_job, {})
        if edge.terms_id in wanted:
            here[edge.terms_id] = max(1, here.get(edge.terms_id, 0))
        for terms_id, distance in above.items():
            here[terms_id] = max(distance + 1, here.get(terms_id, 0))
    return far
