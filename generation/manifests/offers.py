"""A manifest as the router and the create page see it."""

from functools import partial

from generation.contracts import Capability, Estimate, Offer, Operation, ReferenceKind, RenderSpec, Route, StoryPart
from generation.manifests.schema import Manifest


def offer_of(manifest: Manifest, *, engine: str) -> Offer:
    """What `engine` can do with it. Nothing is loaded."""
    return Offer(
        route=Route(engine=engine, model=manifest.id),
        capability=capability_of(manifest),
        estimate=partial(estimate, manifest),
    )


def capability_of(manifest: Manifest) -> Capability:
    """`max_references` are pictures, which people and characters are cast by; of a model without any, the most."""
    limits = manifest.limits
    most = limits.max_references
    return Capability(
        operations=frozenset(manifest.operations),
        reference_kinds=frozenset(kind for kind, number in most.items() if number),
        reference_roles=frozenset(manifest.reference_roles),
        audio_driven=manifest.audio_driven,
        max_seconds=limits.max_seconds,
        max_references=most.get(ReferenceKind.IMAGE) or max(most.values(), default=0),
        max_voices=most.get(ReferenceKind.VOICE, 0),
        sizes=limits.sizes,
        languages=manifest.languages,
        licence=manifest.licence.name,
        notes=(manifest.licence.attribution,) if manifest.licence.attribution else (),
        frame_rate=limits.frame_rate,
        follows=_followed(frozenset(manifest.operations)),
    )


def _followed(able: frozenset[Operation]) -> frozenset[StoryPart]:
    """A model that ends as no picture is given none; of a loop that it can not close its owner is told."""
    needed = {StoryPart.LAST_FRAME: Operation.FIRST_LAST_FRAME, StoryPart.PATH: Operation.MOTION_PATH}
    return frozenset(part for part in StoryPart if needed.get(part) in (None, *able))


def estimate(manifest: Manifest, spec: RenderSpec) -> Estimate:
    """In proportion to the pixels, from the manifest's own figure for its first size."""
    width, height = manifest.limits.sizes[0]
    return Estimate(seconds=spec.seconds * manifest.seconds_a_second * spec.width * spec.height / (width * height))
