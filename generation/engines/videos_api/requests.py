"""A render spec in the words of the API: a size it offers, lengths it offers, and form fields."""

import math
from dataclasses import dataclass, field
from itertools import repeat

from generation.contracts import Operation, RenderSpec, SpecRejected
from generation.manifests.schema import Manifest, Server

MAX_EXTENSIONS = 6
MAX_EXTENSION_S = 20
MAX_PROMPT = 32_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What one clip asks for. `first_s` is None where a `source` (MP4) is edited; `further_s` extend what was made
    before. `picture` is PNG of exactly `size`; `seconds` is how long the answer should be.
    """

    fields: dict[str, str] = field(repr=False)
    size: tuple[int, int]
    seconds: float
    first_s: int | None
    further_s: tuple[int, ...] = ()
    picture: bytes | None = field(default=None, repr=False)
    source: bytes | None = field(default=None, repr=False)


def size_for(spec: RenderSpec, manifest: Manifest) -> tuple[int, int]:
    """Of the offered sizes that cover the clip the one nearest in shape, then the smallest. Raises SpecRejected
    `too_large`.
    """
    enough = [size for size in manifest.limits.sizes if size[0] >= spec.width and size[1] >= spec.height]
    if not enough:
        raise SpecRejected(f"{spec.width}x{spec.height} is more than the server offers", code="too_large")
    shape = math.log(spec.width / spec.height)
    return min(enough, key=lambda size: (round(abs(math.log(size[0] / size[1]) - shape), 2), size[0] * size[1]))


def lengths_for(seconds: float, manifest: Manifest, server: Server) -> tuple[int, ...]:
    """Whole seconds, together no less than `seconds`: the first is made, each further one extends it.

    Raises SpecRejected `too_long`.
    """
    first = _smallest(seconds, server.seconds)
    if first is not None:
        return (first,)
    longest = max(server.seconds)
    if Operation.EXTEND not in manifest.operations:
        raise SpecRejected(f"{seconds:g} s is more than {longest} s", code="too_long")
    return longest, *extensions_for(seconds - longest, server)


def extensions_for(seconds: float, server: Server) -> tuple[int, ...]:
    """Raises SpecRejected `too_long`."""
    offered = tuple(one for one in server.seconds if one <= MAX_EXTENSION_S)
    if not offered or seconds > MAX_EXTENSIONS * max(offered):
        raise SpecRejected("the clip is longer than extensions can make it", code="too_long")
    whole = math.ceil(seconds / max(offered)) - 1
    last = _smallest(seconds - whole * max(offered), offered)
    return (*repeat(max(offered), whole), last or max(offered))


def most_seconds(manifest: Manifest, server: Server) -> float:
    longest = max(server.seconds)
    extended = MAX_EXTENSIONS * min(longest, MAX_EXTENSION_S) if Operation.EXTEND in manifest.operations else 0
    return min(manifest.limits.max_seconds, longest + extended)


def fields_for(spec: RenderSpec, manifest: Manifest, server: Server, *, prompt: str) -> dict[str, str]:
    """Without `size` and `seconds`. The manifest's options are sent as they are; `seed = false` among them keeps the
    seed from servers that refuse unknown fields. Raises SpecRejected `prompt_too_long`.
    """
    if len(prompt) > MAX_PROMPT:
        raise SpecRejected(f"the prompt is longer than {MAX_PROMPT} characters", code="prompt_too_long")
    options = dict(manifest.defaults.options)
    fields = {"model": server.model, "prompt": prompt}
    if options.pop("seed", True):
        fields["seed"] = str(spec.seed)
    if spec.num_inference_steps is not None:
        fields["num_inference_steps"] = str(spec.num_inference_steps)
    if manifest.defaults.negative_prompt:
        fields["negative_prompt"] = manifest.defaults.negative_prompt
    return fields | {name: _worded(value) for name, value in options.items()}


def _worded(value: float | int | bool | str) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _smallest(seconds: float, offered: tuple[int, ...]) -> int | None:
    return min((one for one in offered if one >= seconds), default=None)
