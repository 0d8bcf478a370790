"""What can be asked of a server, at most, and what of a manifest's promises is kept."""

from dataclasses import replace

from generation.contracts import Capability, Operation, ReferenceKind, ReferenceRole
from generation.engines.videos_api.requests import most_seconds
from generation.manifests import offers
from generation.manifests.schema import Manifest, Server
from generation.manifests.traits import Traits

EDITS = frozenset({Operation.VIDEO_TO_VIDEO, Operation.RESTYLE, Operation.RELIGHT})
"""Given footage is edited by the server; without footage the last two are made from the storyboard."""

TRAITS = Traits(
    operations=EDITS | {Operation.TEXT_TO_VIDEO, Operation.IMAGE_TO_VIDEO, Operation.EXTEND},
    reference_roles=frozenset(ReferenceRole),
    makes_sound=True,
    audio_driven=False,
)
MAX_REFERENCES = 1
"""Of each kind: the API has room for one picture and one video."""


def capability_of(manifest: Manifest, server: Server) -> Capability:
    promised = offers.capability_of(manifest)
    kinds = promised.reference_kinds
    return replace(
        promised,
        operations=promised.operations & TRAITS.operations,
        reference_roles=promised.reference_roles & TRAITS.reference_roles,
        # voices are heard where the soundtrack is ours
        reference_kinds=kinds - {ReferenceKind.VOICE} if manifest.makes_sound else kinds,
        max_voices=0 if manifest.makes_sound else promised.max_voices,
        audio_driven=False,
        follows=frozenset(),
        max_references=min(MAX_REFERENCES, promised.max_references),
        max_seconds=most_seconds(manifest, server),
    )
