"""How noisy each denoising step of LTX-2 is."""

from typing import Any

import numpy as np
from diffusers.pipelines.ltx2.utils import DISTILLED_SIGMA_VALUES

from generation.engines.diffusion.calls import Call
from generation.manifests.schema import Defaults


def steps(defaults: Defaults, call: Call | None, *, guided: bool) -> dict[str, Any]:
    """Arguments of the pipelines: `sigmas`, falling from at most 1, without the last 0; or `num_inference_steps`, for
    the scheduler of weights that are guided and whose manifest names no sigmas. `call` None: the usual ones.
    """
    wanted = call.num_inference_steps if call else None
    if guided and not defaults.sigmas:
        return {"num_inference_steps": wanted or defaults.num_inference_steps}
    if not defaults.sigmas and "num_inference_steps" in defaults.model_fields_set:
        wanted = wanted or defaults.num_inference_steps
    known = spread(list(defaults.sigmas) or list(DISTILLED_SIGMA_VALUES), wanted)
    if call is None or call.source is None:
        return {"sigmas": known}
    strength = defaults.strength if call.strength is None else call.strength
    return {"sigmas": from_strength(known, strength)}


def spread(known: list[float], number: int | None) -> list[float]:
    """A schedule in another number of steps, evenly between them."""
    if number is None or number == len(known):
        return known
    places = np.linspace(0, len(known), number, endpoint=False)
    return [float(value) for value in np.interp(places, np.arange(len(known) + 1), [*known, 0.0])]


def from_strength(schedule: list[float], strength: float) -> list[float]:
    """Only the end of a schedule: `strength` of noise over what is there already, and on from there."""
    return [strength, *(value for value in schedule if value < strength)]


def unshifted(scheduler: Any) -> Any:
    """One that takes sigmas as they are: those of distilled weights are final."""
    return type(scheduler).from_config(scheduler.config, shift=1.0, use_dynamic_shifting=False, shift_terminal=None)
