"""What can be refused is refused before any work."""

from collections import Counter

from generation.contracts import Reference, ReferenceKind, ReferenceRole, RenderSpec, SpecRejected
from generation.manifests.schema import Manifest

MAX_MATERIALS = 12
"""Pictures and footage that shots are made of; the model sees one or two of them at a time."""
MAX_STEPS = 200


def check_spec(spec: RenderSpec, manifest: Manifest) -> None:
    """Raises SpecRejected `too_long`, `too_large`, `operation_not_offered`, `bad_steps`, `bad_strength`,
    `reference_role_not_offered`, `reference_kind`, `too_many_references`, `voice_not_granted`, `reference_unreadable`,
    `audio_unreadable`.
    """
    limits = manifest.limits
    if spec.seconds > limits.max_seconds:
        raise SpecRejected(f"{spec.seconds:g} s is more than {limits.max_seconds:g} s", code="too_long")
    most = max(width * height for width, height in limits.sizes)
    if spec.width * spec.height > most:
        raise SpecRejected(f"{spec.width}x{spec.height} is more than this model makes", code="too_large")
    if spec.operation not in manifest.operations:
        raise SpecRejected(f"this model does not offer {spec.operation.value}", code="operation_not_offered")
    if spec.num_inference_steps is not None and not 1 <= spec.num_inference_steps <= MAX_STEPS:
        raise SpecRejected(f"a clip takes 1 to {MAX_STEPS} steps", code="bad_steps")
    if spec.strength is not None and not 0 < spec.strength <= 1:
        raise SpecRejected("strength is above 0, up to 1", code="bad_strength")
    _check_references(spec.references, manifest)
    if spec.audio and not spec.audio.path.is_file():
        raise SpecRejected("the audio track cannot be read", code="audio_unreadable")


def _check_references(references: tuple[Reference, ...], manifest: Manifest) -> None:
    shown = [one for one in references if one.role is not ReferenceRole.MATERIAL]
    faces = [one for one in shown if one.kind is not ReferenceKind.VOICE]
    roles = {one.role for one in references if one.kind is not ReferenceKind.VOICE}
    if not roles <= set(manifest.reference_roles):
        raise SpecRejected("this model makes nothing of such references", code="reference_role_not_offered")
    for kind, count in Counter(one.kind for one in shown).items():
        if count > manifest.limits.max_references.get(kind, 0):
            raise SpecRejected(f"more {kind.value} references than this model takes", code="too_many_references")
    if len(references) - len(shown) > MAX_MATERIALS:
        raise SpecRejected(f"more than {MAX_MATERIALS} pictures and videos", code="too_many_references")
    if any(one.kind is not ReferenceKind.IMAGE for one in faces):
        raise SpecRejected("people and characters are shown by pictures", code="reference_kind")
    if any(one.kind is ReferenceKind.VOICE and not one.consent_id for one in references):
        raise SpecRejected("a voice is used only where its owner granted it", code="voice_not_granted")
    if not all(one.path.is_file() for one in references):
        raise SpecRejected("a reference cannot be read", code="reference_unreadable")
