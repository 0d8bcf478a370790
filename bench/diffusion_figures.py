"""What was found, as a table or as JSON; and whether it holds."""

import json
import os
import platform
import time
from dataclasses import asdict, dataclass, field
from typing import Any

import diffusers
import torch
import transformers

from bench.diffusion_levers import Effect

OF_PLAIN, SHARE = 1.02, 0.45
"""What a step may cost of the plain call's, and the least share of the matmul ceiling that it reaches."""

HONEST = (
    "Tiny sizes on a CPU say nothing about full ones on a GPU: this run proves that the bench runs, and no more. "
    "Its ratios are not judged."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Of one class; `tflop` is the arithmetic of one step, `ceiling_tflops` what the device does at best."""

    name: str
    transformer: str
    parameters: int
    shape: str
    steps: int
    ours_s: float
    plain_s: float
    tflop: float
    ceiling_tflops: float
    effects: list[Effect] = field(default_factory=list)

    @property
    def of_plain(self) -> float:
        return self.ours_s / self.plain_s

    @property
    def tflops(self) -> float:
        return self.tflop / self.ours_s

    @property
    def share(self) -> float:
        return self.tflops / self.ceiling_tflops

    @property
    def holds(self) -> bool:
        return self.of_plain <= OF_PLAIN and self.share >= SHARE


def machine(device: str) -> dict[str, str]:
    """What the figures depend on."""
    name = torch.cuda.get_device_name(device) if torch.device(device).type == "cuda" else platform.machine()
    return {
        "device": f"{torch.device(device).type} {name}",
        "cores": f"{os.cpu_count()}, load {os.getloadavg()[0]:.1f}",
        "date": time.strftime("%Y-%m-%d", time.gmtime()),
        "python": platform.python_version(),
        "torch": torch.__version__,
        "cuda": torch.version.cuda or "none",
        "diffusers": diffusers.__version__,
        "transformers": transformers.__version__,
    }


def heading(device: str) -> str:
    known = machine(device)
    versions = ", ".join(f"{name} {known[name]}" for name in ("python", "torch", "cuda", "diffusers", "transformers"))
    return f"{known['device']}, {known['cores']}, {known['date']}\n{versions}\n"


def table(found: Found, *, judged: bool) -> str:
    def limit(text: str, held: bool) -> str:
        return f"limit {text}: {'held' if held else 'BROKEN'}" if judged else f"limit {text}, not judged"

    lines = [
        f"{found.name}: {found.transformer}, {_counted(found.parameters)} parameters, {found.shape}, "
        f"{found.steps} steps of one forward",
        _line("a step, ours", found.ours_s, "s"),
        _line("a step, plain diffusers", found.plain_s, "s"),
        _line("ours over plain", found.of_plain, "", limit(f"at most {OF_PLAIN:g}", found.of_plain <= OF_PLAIN)),
        _line("arithmetic of a step", found.tflop, "TFLOP"),
        _line("speed of a step, ours", found.tflops, "TFLOP/s"),
        _line("matmul ceiling", found.ceiling_tflops, "TFLOP/s"),
        _line("share of the ceiling", found.share, "", limit(f"at least {SHARE:g}", found.share >= SHARE)),
        "  levers of the manifest, each alone:",
        *(_effect(one) for one in found.effects),
    ]
    return "\n".join(lines) + "\n"


def as_json(device: str, every: list[Found], *, judged: bool) -> str:
    classes: dict[str, Any] = {
        one.name: asdict(one) | {"of_plain": one.of_plain, "tflops": one.tflops, "share": one.share} for one in every
    }
    limits = {"of_plain": OF_PLAIN, "share": SHARE}
    said = {"machine": machine(device), "limits": limits, "judged": judged, "note": "" if judged else HONEST}
    return json.dumps(said | {"classes": classes}) + "\n"


def _counted(number: int) -> str:
    return f"{number / 1e9:.1f} B" if number > 1e8 else f"{number:,}"


def _line(what: str, value: float, unit: str, note: str = "") -> str:
    return f"  {what:34} {value:10.4g} {unit:8}{note}".rstrip()


def _effect(one: Effect) -> str:
    if one.before is None or one.after is None:
        return f"    {one.lever:32} {one.note}"
    ratio = f"{one.after / one.before:6.2f}x" if one.before else ""
    values = f"{one.before:10.4g} -> {one.after:<9.4g} {one.unit:18}"
    return f"    {one.lever:32} {values} {ratio} {one.note}".rstrip()
