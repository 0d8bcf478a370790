"""Calls that LTX-2 can not make are refused before any work."""

from collections.abc import Sequence

import numpy as np

from generation.contracts import SpecRejected
from generation.engines.diffusion.adapters.ltx2_options import Options
from generation.engines.diffusion.calls import Call

SIDE = 32
"""Sides are multiples of it, whatever the VAE: the pipelines insist."""


def check(calls: Sequence[Call], options: Options, *, frames_a_latent: int, guided: bool) -> None:
    """What `limits.check_calls` can not know. Raises SpecRejected `batch_mixed`, `bad_length`, `bad_strength`,
    `bad_reference`, `bad_keyframe`, `mask_not_supported`, `voices_not_supported`, `needs_distilled`.
    """
    if len(calls) > 1 and (any(call.conditioned for call in calls) or len({_shape(call) for call in calls}) > 1):
        raise SpecRejected("only calls of one shape, from words alone, go together", code="batch_mixed")
    for call in calls:
        if call.mask is not None:
            raise SpecRejected("this model changes whole pictures only", code="mask_not_supported")
        if call.voices:
            raise SpecRejected("this model takes no voice samples", code="voices_not_supported")
        if guided and (call.soundtrack is not None or call.source is not None):
            raise SpecRejected("only distilled weights follow a soundtrack or a source", code="needs_distilled")
        if call.conditioned and call.num_frames <= frames_a_latent:
            raise SpecRejected(f"over {frames_a_latent} frames, to be given anything", code="bad_length")
        if call.source is not None and call.strength == 0:
            raise SpecRejected("without strength nothing is changed", code="bad_strength")
        _check_sheet(call, options.reference_downscale_factor)
        _check_keyframes(call)


def _shape(call: Call) -> tuple[int | float | None, ...]:
    return call.width, call.height, call.num_frames, call.frame_rate, call.num_inference_steps


def _check_sheet(call: Call, downscale: int) -> None:
    if call.sheet is None:
        if call.faces:
            raise SpecRejected("faces are given on a sheet", code="bad_reference")
        return
    if call.sheet.shape != (call.height, call.width, 3) or call.sheet.dtype != np.uint8:
        raise SpecRejected("a reference sheet is uint8, of the call's size", code="bad_reference")
    if call.width % (SIDE * downscale) or call.height % (SIDE * downscale):
        raise SpecRejected(
            f"{call.width}x{call.height} can not be made {downscale} times smaller", code="bad_reference"
        )


def _check_keyframes(call: Call) -> None:
    held = len(call.head) if call.head is not None else 0
    frames = [keyframe.index % call.num_frames for keyframe in call.keyframes]
    if any(frame < held for frame in frames) or len(set(frames)) < len(frames):
        raise SpecRejected("a frame is given twice", code="bad_keyframe")
