"""How long the studio engine takes for one clip, stage by stage, against a limit and against encoding alone.

    python -m bench.studio_clip [--seconds 5] [--size 720x1280] [--limit 15] [--warm] [--json]

Uses a drawn person, so it needs no photo. Exits with 1 when the clip took longer than the limit.
"""

import argparse
import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from generation.contracts import RenderResult, RenderSpec, Step
from generation.engines import registry
from generation.media.encode import EncodedClip, encode
from generation.media.label import Label

ROOT = Path(__file__).resolve().parent.parent
PROMPT = 'a woman dances on the moon while it rains cats, says "that is one small step for me"'
KEPT_EVERY = 5
"""One frame in so many is kept for the encode-only run and shown that many times over: all would fill the memory."""


class Keeping:
    """Passes frames on and keeps some."""

    def __init__(self, frames: Iterator[np.ndarray]) -> None:
        self._frames = iter(frames)
        self.kept: list[np.ndarray] = []
        self._count = 0

    def __iter__(self) -> Iterator[np.ndarray]:
        for frame in self._frames:
            if self._count % KEPT_EVERY == 0:
                self.kept.append(frame.copy())
            self._count += 1
            yield frame


def nothing(_step: Step) -> None:
    pass


def encoded(result: RenderResult, spec: RenderSpec, label: Label) -> EncodedClip:
    with tempfile.TemporaryDirectory() as folder:
        return encode(result, width=spec.width, height=spec.height, folder=Path(folder), label=label)


def cpu_s() -> float:
    """Of this process and its children, those that still run (read from /proc) and those that have ended."""
    own, ended = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    running = 0
    for child in Path(f"/proc/self/task/{os.getpid()}/children").read_text().split():
        fields = Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split()
        running += int(fields[11]) + int(fields[12])
    return own.ru_utime + own.ru_stime + ended.ru_utime + ended.ru_stime + running / os.sysconf("SC_CLK_TCK")


def measure(spec: RenderSpec, assets: Path, *, workers: int | None, warm: bool) -> dict[str, float]:
    """Seconds by stage of one clip, cold unless `warm`, and of encoding alike frames without drawing them."""
    font = assets / "fonts" / "latin.ttf"
    label = Label(width=spec.width, height=spec.height, font=font if font.exists() else None)
    engine = registry.create("studio", assets=assets, workers=workers)
    if warm:
        for _ in engine.render(replace(spec, num_frames=45, prompt="a woman dances"), on_step=nothing).frames:
            pass
    began, cpu_began = time.perf_counter(), cpu_s()
    result = engine.render(spec, on_step=nothing)
    keeping = Keeping(result.frames)
    encoded(replace(result, frames=iter(keeping)), spec, label)
    total = time.perf_counter() - began
    engine.close()
    cpu = cpu_s() - cpu_began
    again = (frame for frame in keeping.kept for _ in range(KEPT_EVERY))
    began = time.perf_counter()
    encoded(replace(result, frames=(next(again) for _ in range(spec.num_frames))), spec, label)
    encoding = time.perf_counter() - began
    stages = {name: milliseconds / 1000 for name, milliseconds in result.timings_ms.items()}
    return {**stages, "total": total, "cpu": cpu, "encode_only": encoding}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--assets", type=Path, default=Path(os.environ.get("REPRISE_ASSETS_DIR", ROOT / "var" / "assets"))
    )
    parser.add_argument("--seconds", type=float, default=5.0)
    parser.add_argument("--size", default="720x1280")
    parser.add_argument("--limit", type=float, default=15.0, help="seconds that the clip may take")
    parser.add_argument("--workers", type=int, help="render processes; as many as there are cores without it")
    parser.add_argument("--warm", action="store_true", help="render a short clip first, as a worker that runs has")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    width, height = map(int, options.size.split("x"))
    spec = RenderSpec(prompt=PROMPT, width=width, height=height, num_frames=round(options.seconds * 30), seed=7)
    seconds = measure(spec, options.assets, workers=options.workers, warm=options.warm)
    load = os.getloadavg()[0]
    ratios = {"of_limit": seconds["total"] / options.limit, "of_encode_only": seconds["total"] / seconds["encode_only"]}
    lines = [f"{spec.seconds:g} s clip, {options.size}, {os.cpu_count()} cores, load {load:.1f}"]
    lines += [f"  {name:12} {value:7.2f} s" for name, value in seconds.items()]
    lines += [f"  {ratios['of_limit']:.2f} of the limit of {options.limit:g} s"]
    lines += [f"  {ratios['of_encode_only']:.1f} times as long as encoding such frames alone"]
    if options.json:
        lines = [json.dumps(seconds | ratios | {"cores": os.cpu_count(), "load": load})]
    sys.stdout.write("\n".join(lines) + "\n")
    return 0 if seconds["total"] <= options.limit else 1


if __name__ == "__main__":
    sys.exit(main())
