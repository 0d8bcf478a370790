"""What is known of a clip, as VACE takes it: frames, and which of their pixels are to be made."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image

from generation.engines.diffusion.calls import Call
from generation.engines.prompting.paper import PAPER

GREY = 0.5
"""Of what is to be made; VACE saw it as 127.5 of 255."""

HOLDS = 0.5
"""A pixel is kept or made, nothing between: from this strength on a keyframe is kept, below it is made after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """`video` float32 [1, T, H, W, 3] 0..1 and `mask` float32 [1, T, H, W, 1], 1 what is made; `scale` is how much they
    and the faces count, 1 in full.
    """

    video: np.ndarray
    mask: np.ndarray
    scale: float = 1.0


def control(call: Call) -> Control | None:
    """None where nothing is known of any frame.

    A source without a mask is followed, not kept: `strength` 0..1 takes the control's weight from 1 down to a half and
    not further, as the faces come by the same way. Under a mask nothing of the source is left to see.
    """
    if call.source is None and call.head is None and not call.keyframes:
        return None
    video = np.full((call.num_frames, call.height, call.width, 3), GREY, np.float32)
    mask = np.ones((call.num_frames, call.height, call.width, 1), np.float32)
    scale = 1.0
    if call.source is not None:
        video[:] = _unit(call.source)
        if call.mask is None:
            scale = 1 - (call.strength or 0.0) / 2
        else:
            made = call.mask > 127
            video[made] = GREY
            mask[..., 0] = made
    if call.head is not None:
        video[: len(call.head)], mask[: len(call.head)] = _unit(call.head), 0
    for frame in call.keyframes:
        video[frame.index], mask[frame.index] = _unit(frame.picture), float(frame.strength < HOLDS)
    return Control(video=video[None], mask=mask[None], scale=scale)


def pictured(faces: Sequence[np.ndarray], width: int, height: int) -> list[Image.Image] | None:
    """Each whole, on paper of the call's size. (The pipeline would shrink large ones without a filter.)"""
    return [_on_paper(Image.fromarray(face), width, height) for face in faces] or None


def _on_paper(face: Image.Image, width: int, height: int) -> Image.Image:
    scale = min(width / face.width, height / face.height)
    size = max(1, round(face.width * scale)), max(1, round(face.height * scale))
    paper = Image.new("RGB", (width, height), (PAPER, PAPER, PAPER))
    paper.paste(face.resize(size, Image.Resampling.LANCZOS), ((width - size[0]) // 2, (height - size[1]) // 2))
    return paper


def _unit(frames: np.ndarray) -> np.ndarray:
    return frames.astype(np.float32) / 255
