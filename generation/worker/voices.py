"""How people in a clip sound, where they lend their voice: opened for one render, as their faces are."""

from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from cameo import vault
from cameo.policies import CameoPolicy
from generation import routing
from generation.contracts import Reference, ReferenceKind, Route
from generation.models import Job, JobReference

REPLAYING = frozenset({"studio"})
"""Engines that play a sample only where a line says just what it says. What a camera's sample says is not kept, so it
is of no use to them, and stays shut.
"""
OWN = "own:"
"""Begins the consent of somebody to their own likeness, for which there is no grant."""


def voices(job: Job, cast: Iterable[JobReference], folder: Path) -> list[Reference]:
    """Of those in `cast` who have a sample and let the job's owner use it, by what they allow now; their own is their
    owner's anyway. As many as the engine takes, in the order of the cast. Opens the samples into `folder`.

    Raises FileNotFoundError when one is gone, VaultLocked.
    """
    policy = CameoPolicy(job.owner)
    heard = (row for row in cast if row.likeness.voice_key and policy.speak_as(row.likeness))
    return [_opened(row, policy, folder) for row in islice(heard, _most(job.on_route))]


def _opened(row: JobReference, policy: CameoPolicy, folder: Path) -> Reference:
    grant = policy.grant(row.likeness)
    path = folder / f"{row.handle}.wav"
    vault.open_to(row.likeness.voice_key, path)
    return Reference(
        kind=ReferenceKind.VOICE,
        handle=row.handle,
        path=path,
        likeness_id=str(row.likeness_id),
        consent_id=str(grant.pk) if grant else f"{OWN}{row.likeness_id}",
    )


def _most(route: Route) -> int:
    if route.engine in REPLAYING:
        return 0
    return next((offer.capability.max_voices for offer in routing.offers() if offer.route == route), 0)
