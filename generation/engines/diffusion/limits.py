"""What adapters refuse before any work: calls off the model's lattice, and conditions of another size."""

from collections.abc import Sequence

import numpy as np

from generation.contracts import AUDIO_RATE, ReferenceKind, SpecRejected
from generation.engines.diffusion.calls import Call
from generation.manifests.schema import Limits, Manifest
from generation.manifests.traits import Traits


def check_calls(calls: Sequence[Call], manifest: Manifest, traits: Traits) -> None:
    """Raises SpecRejected `batch_size`, `bad_size`, `bad_length`, `bad_steps`, `bad_strength`, `bad_reference`,
    `bad_keyframe`, `bad_head`, `bad_source`, `bad_soundtrack`, `too_many_references`, `audio_not_offered`.
    """
    most = manifest.max_batch if traits.batch else 1
    if not 1 <= len(calls) <= most:
        raise SpecRejected(f"{len(calls)} calls at once, of at most {most}", code="batch_size")
    for call in calls:
        _check_lattice(call, manifest.limits)
        _check_references(call, manifest.limits)
        _check_frames(call)
        if call.soundtrack is not None:
            _check_soundtrack(call, heard=traits.audio_driven and manifest.audio_driven)


def _check_lattice(call: Call, limits: Limits) -> None:
    if call.width < 1 or call.height < 1 or call.width % limits.size_multiple or call.height % limits.size_multiple:
        raise SpecRejected(f"sides are multiples of {limits.size_multiple}", code="bad_size")
    if call.num_frames < max(1, limits.min_frames) or (call.num_frames - limits.frame_offset) % limits.frame_step:
        raise SpecRejected(f"{call.num_frames} frames can not be made", code="bad_length")
    if not call.frame_rate > 0 or (limits.frame_rate is not None and call.frame_rate != limits.frame_rate):
        raise SpecRejected(f"{call.frame_rate:g} frames a second can not be made", code="bad_length")
    if call.num_frames > limits.call_seconds * call.frame_rate + 1:
        raise SpecRejected(f"over {limits.call_seconds:g} s in one call", code="bad_length")
    if call.num_inference_steps is not None and not 1 <= call.num_inference_steps <= 200:
        raise SpecRejected("1 to 200 steps", code="bad_steps")
    if call.strength is not None and not 0 <= call.strength <= 1:
        raise SpecRejected("strength is 0 to 1", code="bad_strength")


def _check_references(call: Call, limits: Limits) -> None:
    for given, kind in ((call.faces, ReferenceKind.IMAGE), (call.voices, ReferenceKind.VOICE)):
        if len(given) > limits.max_references.get(kind, 0):
            raise SpecRejected(f"{len(given)} references of kind {kind.value}", code="too_many_references")
    if any(face.dtype != np.uint8 or face.ndim != 3 or face.shape[2] != 3 or not face.size for face in call.faces):
        raise SpecRejected("a face is uint8 [h, w, 3]", code="bad_reference")
    if any(voice.ndim != 1 or not np.isfinite(voice).all() for voice in call.voices):
        raise SpecRejected("a voice is float32 [N]", code="bad_reference")


def _check_frames(call: Call) -> None:
    size = (call.height, call.width, 3)
    for frame in call.keyframes:
        if not -1 <= frame.index < call.num_frames or not 0 <= frame.strength <= 1:
            raise SpecRejected(f"no keyframe can be at {frame.index}", code="bad_keyframe")
        if not _is_uint8(frame.picture, size):
            raise SpecRejected(f"a keyframe is uint8 {size}", code="bad_keyframe")
    head, source, mask = call.head, call.source, call.mask
    if head is not None and not (0 < len(head) < call.num_frames and _is_uint8(head, (len(head), *size))):
        raise SpecRejected("what is continued is uint8 and shorter than the call", code="bad_head")
    if source is not None and not _is_uint8(source, (call.num_frames, *size)):
        raise SpecRejected("a source is uint8 and as long as the call", code="bad_source")
    if mask is not None and (source is None or not _is_uint8(mask, (call.num_frames, *size[:2]))):
        raise SpecRejected("a mask is uint8, of the size of its source", code="bad_source")


def _check_soundtrack(call: Call, *, heard: bool) -> None:
    given, samples = call.soundtrack, round(call.num_frames / call.frame_rate * AUDIO_RATE)
    if not heard:
        raise SpecRejected("this model follows no soundtrack", code="audio_not_offered")
    if given is None or given.shape != (samples, 2) or not np.isfinite(given).all():
        raise SpecRejected(f"a soundtrack is float32 {(samples, 2)}", code="bad_soundtrack")


def _is_uint8(array: np.ndarray, shape: tuple[int, ...]) -> bool:
    return array.dtype == np.uint8 and array.shape == shape
