"""A call as MiniMax-H3 takes it: from words alone, between two pictures, or after references."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from diffusers.modular_pipelines.minimax_h3 import MiniMaxH3AudioReference, MiniMaxH3ImageReference
from PIL import Image

from generation.contracts import SpecRejected
from generation.engines.diffusion.adapters.minimax_h3_sound import heard
from generation.engines.diffusion.adapters.minimax_h3_words import worded
from generation.engines.diffusion.calls import Call
from generation.engines.prompting.paper import PAPER

MOST_PICTURES, MOST_VOICES = 9, 3
"""Of one call, beginning and end included; the model's own limits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """`inputs` are the pipeline's; `pictures` all that its text encoder sees, in order. `part` is the transformer."""

    part: str
    prompt: str
    inputs: dict[str, Any]
    pictures: tuple[np.ndarray, ...] = ()
    voices: int = 0


def request(call: Call) -> Request:
    """The order is the meaning: faces, first picture, last picture, voices.

    With faces or voices the ends are pictures among others, named in the prompt; without, the clip is held to them. The
    model takes no voice without a picture: where there is none, a blank one goes along.
    Raises SpecRejected `bad_head`, `bad_keyframe`, `bad_reference`, `too_many_references`, `source_not_supported`.
    """
    if call.source is not None:
        raise SpecRejected("this model changes no videos", code="source_not_supported")
    first, last = _ends(call)
    ends = tuple(picture for picture in (first, last) if picture is not None)
    if not call.faces and not call.voices:
        images = {"image": first, "last_image": last}
        inputs = {name: Image.fromarray(picture) for name, picture in images.items() if picture is not None}
        return Request(part="transformer", prompt=call.prompt, inputs=inputs, pictures=ends)
    blank = np.full((call.height, call.width, 3), PAPER, np.uint8)
    pictures = (*call.faces, *ends) or (blank,)
    _check(pictures, call)
    references: list[Any] = [MiniMaxH3ImageReference(image=Image.fromarray(picture)) for picture in pictures]
    references += [MiniMaxH3AudioReference(audio=heard(voice)) for voice in call.voices]
    given: dict[str, Any] = {"references": references}
    prompt = worded(
        call.prompt,
        faces=len(call.faces),
        voices=len(call.voices),
        first=first is not None,
        last=last is not None,
        blank=not (call.faces or ends),
    )
    return Request(part="transformer_ref", prompt=prompt, inputs=given, pictures=pictures, voices=len(call.voices))


def _ends(call: Call) -> tuple[np.ndarray | None, np.ndarray | None]:
    """What the clip begins and ends as; it knows no other keyframes, and no strength."""
    ends: dict[int, np.ndarray] = {}
    if call.head is not None:
        if len(call.head) != 1:
            raise SpecRejected("only one frame can be continued", code="bad_head")
        ends[0] = call.head[0]
    for frame in call.keyframes:
        index = frame.index % call.num_frames
        if index in ends or index not in (0, call.num_frames - 1):
            raise SpecRejected("only the first and the last frame can be given, once", code="bad_keyframe")
        ends[index] = frame.picture
    return ends.get(0), ends.get(call.num_frames - 1)


def _check(pictures: tuple[np.ndarray, ...], call: Call) -> None:
    if len(pictures) > MOST_PICTURES or len(call.voices) > MOST_VOICES:
        raise SpecRejected(f"{len(pictures)} pictures, {len(call.voices)} voices", code="too_many_references")
    if any(max(picture.shape[:2]) > 4 * min(picture.shape[:2]) for picture in pictures):
        raise SpecRejected("a picture is at most four times as long as wide", code="bad_reference")
    if any(len(voice) < 4800 for voice in call.voices):
        raise SpecRejected("a voice sample lasts 0.1 s or more", code="bad_reference")
