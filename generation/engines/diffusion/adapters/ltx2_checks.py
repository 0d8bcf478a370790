"""Calls that LTX-2 can not make are refused before any work."""

from collections.abc import Iterator, Sequence

import numpy as np

from generation.contracts import SpecRejected
from generation.engines.diffusion.adapters.ltx2_options import Options
from generation.engines.diffusion.calls import Call


def check(calls: Sequence[Call], options: Options, *, frames_a_latent: int, guided: bool) -> None:
    """What `limits.check_calls` can not know. Raises SpecRejected with a code of its own for each fault."""
    if len(calls) > 1 and (any(map(conditioned, calls)) or len({_shape(call) for call in calls}) > 1):
        raise SpecRejected("only calls of one shape, from words alone, go together", code="batch_mixed")
    for call in calls:
        _unable(call, guided=guided)
        if conditioned(call) and call.num_frames <= frames_a_latent:
            raise SpecRejected(f"over {frames_a_latent} frames, to be given anything", code="frames_off_lattice")
        if call.num_inference_steps is not None and not 1 <= call.num_inference_steps <= 200:
            raise SpecRejected("1 to 200 steps", code="bad_steps")
        if call.strength is not None and not 0 < call.strength <= 1:
            raise SpecRejected("strength is over 0, up to 1", code="bad_strength")
        _pictures(call, options)


def conditioned(call: Call) -> bool:
    """Whether anything but the prompt says what is to be seen or heard."""
    given = (call.sheet, call.head, call.source, call.mask, call.soundtrack)
    return bool(call.keyframes or call.faces or call.voices) or any(one is not None for one in given)


def _shape(call: Call) -> tuple[int | float | None, ...]:
    return call.width, call.height, call.num_frames, call.frame_rate, call.num_inference_steps


def _unable(call: Call, *, guided: bool) -> None:
    if call.mask is not None:
        raise SpecRejected("this model changes whole pictures only", code="mask_not_supported")
    if call.voices:
        raise SpecRejected("this model takes no voice samples", code="voices_not_supported")
    if call.faces and call.sheet is None:
        raise SpecRejected("faces are given on a sheet", code="sheet_missing")
    if guided and (call.soundtrack is not None or call.source is not None):
        raise SpecRejected("only distilled weights follow a soundtrack or a source", code="needs_distilled")


def _pictures(call: Call, options: Options) -> None:
    """Their kinds; and that no frame is held twice."""
    for array in _arrays(call):
        if array.dtype != np.uint8:
            raise SpecRejected("pictures are uint8", code="conditioning_shape")
    if call.sheet is not None and (
        call.sheet.shape != (call.height, call.width, 3)
        or call.width % (32 * options.reference_downscale_factor)
        or call.height % (32 * options.reference_downscale_factor)
    ):
        raise SpecRejected("the reference sheet does not fit the call", code="conditioning_shape")
    if call.soundtrack is not None and not np.isfinite(call.soundtrack).all():
        raise SpecRejected("a soundtrack is of finite numbers", code="conditioning_shape")
    held = len(call.head) if call.head is not None else 0
    frames = [keyframe.index % call.num_frames for keyframe in call.keyframes]
    if held >= call.num_frames or any(frame < held for frame in frames) or len(set(frames)) < len(frames):
        raise SpecRejected("a frame is given twice, or nothing is left to make", code="frame_given_twice")
    if any(not 0 <= keyframe.strength <= 1 for keyframe in call.keyframes):
        raise SpecRejected("strength is 0 to 1", code="bad_strength")


def _arrays(call: Call) -> Iterator[np.ndarray]:
    yield from (one for one in (call.sheet, call.head, call.source) if one is not None)
    yield from (keyframe.picture for keyframe in call.keyframes)
