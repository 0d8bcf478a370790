"""Whether a manifest promises more than its adapter can do."""

from collections.abc import Iterator

from generation.manifests.refusals import Refusal
from generation.manifests.schema import Manifest
from generation.manifests.traits import CUTS, Traits


def beyond(manifest: Manifest, traits: Traits) -> tuple[Refusal, ...]:
    """One `beyond_adapter` for each claim that goes too far."""
    return tuple(
        Refusal(code="beyond_adapter", message=f"{manifest.adapter} has no {claim}")
        for claim in _too_much(manifest, traits)
    )


def _too_much(manifest: Manifest, traits: Traits) -> Iterator[str]:
    yield from sorted(frozenset(manifest.operations) - traits.operations - CUTS)
    yield from sorted(f"{role} references" for role in frozenset(manifest.reference_roles) - traits.reference_roles)
    if manifest.makes_sound and not traits.makes_sound:
        yield "sound of its own"
    if manifest.audio_driven and not traits.audio_driven:
        yield "soundtrack that drives it"
    if manifest.max_batch > 1 and not traits.batch:
        yield "batches"
