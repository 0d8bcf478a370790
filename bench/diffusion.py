"""What a denoising step costs on this machine, of full-size transformers with random weights.

    python -m bench.diffusion [--size full|tiny] [--device cuda|cpu] [--class ltx2|wan14b|all] [--steps N] [--json]

No model is needed: weights are made on the accelerator, in the precision of a loaded model. Measured through the
product's own adapter, and in the same run by the plain diffusers call over the same weights, and held against the best
matrix product that the device does in the same run. Text encoders are stand-ins and do not count. Exit status 1 when a
limit is broken, 2 when it can not run. On a CPU only `--size tiny`, which proves that the bench runs and nothing else.
"""

import argparse
import sys
from collections.abc import Sequence

import torch

from bench import diffusion_figures as figures
from bench import diffusion_ltx2, diffusion_wan
from bench.diffusion_clock import adapted, ours, plain
from bench.diffusion_figures import Found
from bench.diffusion_flops import Counter, ceiling
from bench.diffusion_levers import Bench, effects
from bench.diffusion_models import Size, Subject
from bench.diffusion_parts import TooLarge
from generation.contracts import EngineUnavailable
from generation.engines.diffusion import failures, quiet
from generation.engines.diffusion.device import device_of
from generation.engines.diffusion.loading import view

SUBJECTS = {one.name: one for one in (diffusion_ltx2.SUBJECT, diffusion_wan.SUBJECT)}
STEPS: dict[Size, int] = {"full": 6, "tiny": 4}
PAIRS = 3
"""Runs of ours and of the plain call, by turns; the best of each counts."""

REFUSED = """a full-size transformer needs an accelerator: 35 to 40 GB of weights, hours on a CPU.
`--size tiny` proves here that the bench runs; `--force` tries all the same.
"""


def measured(subject: Subject, size: Size, *, device: str, steps: int, compiles: bool) -> Found:
    """Raises TooLarge, torch.OutOfMemoryError."""
    dtype = "bfloat16" if torch.device(device).type == "cuda" else "float32"
    kind: torch.dtype = getattr(torch, dtype)
    manifest = subject.manifest(size, dtype=dtype, steps=steps)
    best = ceiling(device, kind)
    pipe = subject.build(size, device, kind)
    pipe.set_progress_bar_config(disable=True)
    bare = view(type(pipe), pipe)
    adapter = adapted(pipe, manifest, device)
    call = subject.call(size)
    with Counter(pipe.transformer) as others_work:
        plain(bare, subject, size, device=device, steps=steps)
    with Counter(pipe.transformer) as work:
        ours(adapter, [call], device=device, steps=steps)
    if work.flops != others_work.flops:
        raise RuntimeError("ours and the plain call compute different things: their times can not be compared")
    runs, others = [], []
    for _ in range(PAIRS):
        runs.append(ours(adapter, [call], device=device, steps=steps))
        others.append(plain(bare, subject, size, device=device, steps=steps))
    base = min(runs, key=lambda taken: taken.step_s)
    bench = Bench(
        subject=subject,
        size=size,
        pipe=pipe,
        adapter=adapter,
        manifest=manifest,
        device=device,
        steps=steps,
        base=base,
    )
    pulled = list(effects(bench, compiles=compiles))
    return Found(
        name=subject.name,
        transformer=type(pipe.transformer).__name__,
        parameters=pipe.transformer.num_parameters(),
        shape=str(subject.shapes[size]),
        steps=steps,
        ours_s=base.step_s,
        plain_s=min(taken.step_s for taken in others),
        tflop=work.flops / steps / 1e12,
        ceiling_tflops=max(best, ceiling(device, kind)),
        effects=pulled,
    )


def main(arguments: Sequence[str] | None = None) -> int:
    out = sys.stdout.write
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", choices=("full", "tiny"), help="full where there is CUDA, else tiny")
    parser.add_argument("--device", default="", help="cuda, cuda:1 or cpu; CUDA if there is one")
    parser.add_argument("--class", dest="wanted", choices=(*SUBJECTS, "all"), default="all")
    parser.add_argument("--steps", type=int, help="of a call, at least 2")
    parser.add_argument("--compile", action="store_true", help="try compiled blocks on a CPU too")
    parser.add_argument("--force", action="store_true", help="full size even without an accelerator")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    if options.steps is not None and options.steps < 2:
        parser.error("--steps: at least 2, as the first does not count")
    quiet.hush()
    try:
        device = device_of(options.device)
    except EngineUnavailable as error:
        sys.stderr.write(f"{error}\n")
        return 2
    fast = torch.device(device).type == "cuda"
    size: Size = options.size or ("full" if fast else "tiny")
    if size == "full" and not fast and not options.force:
        sys.stderr.write(REFUSED)
        return 2
    judged = size == "full" and fast
    if not options.json:
        out(figures.heading(device) + ("" if judged else figures.HONEST + "\n"))
    every = []
    for subject in SUBJECTS.values() if options.wanted == "all" else (SUBJECTS[options.wanted],):
        steps = options.steps or STEPS[size]
        try:
            found = measured(subject, size, device=device, steps=steps, compiles=fast or options.compile)
        except (TooLarge, torch.OutOfMemoryError) as error:
            sys.stderr.write(f"{subject.name}: {error}\n")
            return 2
        every.append(found)
        failures.drop_caches()
        if not options.json:
            out(figures.table(found, judged=judged))
    if options.json:
        out(figures.as_json(device, every, judged=judged))
    return 0 if not judged or all(found.holds for found in every) else 1


if __name__ == "__main__":
    sys.exit(main())
