"""What the studio engine costs on this machine, each figure against its limit in the same run.

    python -m bench.studio [--long 300] [--settings-only] [--json]

A clip in a warm engine, with and without its packaging; bare x264 of the same frames; the first chunk that plays;
memory at any length; CPU a frame for every setting. People in it are drawn, so no photo is needed. Exit status 1 when a
limit is broken. `--long 0` leaves the long clip out, which takes longer than it lasts.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import ffmpeg
import numpy as np

from bench.processes import Watch
from generation.contracts import RenderResult, RenderSpec, Step
from generation.engines.studio.engine import StudioEngine
from generation.engines.studio.plugins import registry as plugins
from generation.engines.studio.stage.renderer import FrameRenderer
from generation.engines.studio.still import silent_timeline
from generation.media.command import CRF, PRESET, threads
from generation.media.encode import EncodedClip, encode
from generation.media.label import Label
from generation.media.package import package
from generation.storyboard.schema import Shot, Storyboard, Subject
from generation.storyboard.vocabulary import TermKind
from vision.media import ffmpeg as program

ROOT = Path(__file__).resolve().parent.parent
PROMPT = 'a woman dances on the moon while it rains cats, says "that is one small step for me"'
SECONDS, WIDTH, HEIGHT, RATE = 5, 720, 1280, 30
OF_CLIP, OF_ENCODE, PACKAGED_S, FIRST_CHUNK_S, MEMORY_MB = 1.2, 4.0, 10.0, 2.0, 1200.0
MEDIAN_MS, WORST_MS = 45.0, 60.0
STILL_S = 1.0
FRAMES = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    what: str
    value: float
    limit: float
    unit: str = ""
    stretch: float | None = None

    @property
    def ratio(self) -> float:
        return self.value / self.limit


def nothing(_step: Step) -> None:
    pass


def spec(seconds: float, seed: int = 7) -> RenderSpec:
    return RenderSpec(prompt=PROMPT, width=WIDTH, height=HEIGHT, num_frames=round(seconds * RATE), seed=seed)


def label(assets: Path) -> Label:
    font = assets / "fonts" / "latin.ttf"
    return Label(width=WIDTH, height=HEIGHT, font=font if font.exists() else None)


def made(
    engine: StudioEngine, order: RenderSpec, folder: Path, assets: Path
) -> tuple[EncodedClip, float, float, dict[str, int]]:
    """The clip, seconds to its finished MP4, seconds to the first chunk that plays, milliseconds of every stage."""
    chunks: list[float] = []
    began = time.perf_counter()
    result = engine.render(order, on_step=nothing)
    clip = encode(
        result,
        width=WIDTH,
        height=HEIGHT,
        folder=folder,
        label=label(assets),
        on_chunk=lambda _chunk: chunks.append(time.perf_counter() - began),
    )
    return clip, time.perf_counter() - began, chunks[0], result.timings_ms


class Recorded:
    """Passes frames on and writes them down as I420."""

    def __init__(self, result: RenderResult, path: Path) -> None:
        self._frames = iter(result.frames)
        self._file = path.open("wb")

    def __iter__(self) -> Iterator[np.ndarray]:
        with self._file:
            for frame in self._frames:
                self._file.write(cv2.cvtColor(frame, cv2.COLOR_RGB2YUV_I420).data)
                yield frame


def bare_encode(raw: Path, out: Path) -> float:
    """Seconds that x264 alone takes for the same frames."""
    given = ffmpeg.input(str(raw), format="rawvideo", pix_fmt="yuv420p", s=f"{WIDTH}x{HEIGHT}", r=RATE)
    options = {"c:v": "libx264", "preset": PRESET, "crf": CRF, "threads": threads(HEIGHT), "loglevel": "error"}
    command = ffmpeg.output(given, str(out), **options).overwrite_output().compile(cmd=program.binary())
    began = time.perf_counter()
    subprocess.run([str(part) for part in command], check=True, stdin=subprocess.DEVNULL)
    return time.perf_counter() - began


def clip_figures(assets: Path, workers: int | None) -> tuple[list[Figure], dict[str, int]]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        engine = StudioEngine(assets, workers=workers, cache=folder / "cache")
        try:
            raw = folder / "frames.yuv"
            first = engine.render(spec(SECONDS), on_step=nothing)
            for _ in Recorded(first, raw):  # warms processes and caches on the way
                pass
            clip, wall, chunk, stages = made(engine, spec(SECONDS), folder, assets)
            began = time.perf_counter()
            package(clip)
            packaged = wall + time.perf_counter() - began
            bare = min(bare_encode(raw, folder / "bare.mp4") for _ in range(3))
        finally:
            engine.close()
    return [
        Figure(what="warm clip over its own length", value=wall / SECONDS, limit=OF_CLIP, stretch=0.9),
        Figure(what="warm clip over bare x264 of its frames", value=wall / bare, limit=OF_ENCODE, stretch=3.0),
        Figure(what="warm clip with all packaging", value=packaged, limit=PACKAGED_S, unit="s"),
        Figure(what="first chunk that plays", value=chunk, limit=FIRST_CHUNK_S, unit="s"),
    ], stages


def still_figure(assets: Path) -> Figure:
    """The slowest picture of all places, with two people, for the storyboard editor, its process warm."""
    engine = StudioEngine(assets)
    taken = []
    try:
        people = (Subject(handle="extra1", action="dance"), Subject(handle="extra2", action="wave"))
        for name in ("beach", *sorted(plugins.installed(TermKind.SETTING))):
            board = Storyboard(shots=(Shot(seconds=3, setting=name, subjects=people),))
            began = time.perf_counter()
            engine.still(board, at_s=1.0, width=270, height=480, seed=7)
            taken.append(time.perf_counter() - began)
    finally:
        engine.close()
    return Figure(what="still for the editor, warm", value=max(taken[1:]), limit=STILL_S, unit="s")


def memory_figure(assets: Path, seconds: float, workers: int | None) -> Figure:
    engine = StudioEngine(assets, workers=workers)
    order = spec(seconds)
    try:
        with tempfile.TemporaryDirectory() as folder, Watch() as watch:
            made(engine, order, Path(folder), assets)
    finally:
        engine.close()
    return Figure(what=f"memory of {seconds:g} s, all processes", value=watch.peak_mb, limit=MEMORY_MB, unit="MB")


def frame_costs(assets: Path) -> dict[str, tuple[float, float]]:
    """By setting: CPU milliseconds a frame in its usual light with one dancer, and seconds to build it."""
    cv2.setNumThreads(1)
    costs = {}
    for name in plugins.installed(TermKind.SETTING):
        usual = plugins.setting(name).term.defaults
        who = Subject(handle="extra1", action="dance", outfit=usual.get("outfit", "hoodie"))
        shot = Shot(seconds=4, setting=name, time=usual.get("time", "day"), subjects=(who,))  # type: ignore[arg-type]
        timeline = silent_timeline(Storyboard(shots=(shot,)), width=WIDTH, height=HEIGHT, seed=7)
        renderer = FrameRenderer(timeline, {}, assets)
        began = time.process_time()
        renderer.frame(0)
        built = time.process_time() - began
        began = time.process_time()
        for index in range(FRAMES):
            renderer.frame(10 + 7 * index)
        costs[name] = ((time.process_time() - began) / FRAMES * 1000, built)
    return costs


def _stretch(one: Figure) -> str:
    return (
        "" if one.stretch is None else f"  (stretch {one.stretch:g}: {'held' if one.value <= one.stretch else 'not'})"
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--assets", type=Path, default=Path(os.environ.get("REPRISE_ASSETS_DIR", ROOT / "var" / "assets"))
    )
    parser.add_argument("--long", type=float, default=300.0, help="seconds of the clip whose memory is watched")
    parser.add_argument("--workers", type=int, help="render processes; as many as there are cores without it")
    parser.add_argument("--settings-only", action="store_true")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    figures: list[Figure] = []
    stages: dict[str, int] = {}
    if not options.settings_only:
        figures, stages = clip_figures(options.assets, options.workers)
        figures.append(still_figure(options.assets))
    if options.long and not options.settings_only:
        figures.append(memory_figure(options.assets, options.long, options.workers))
    costs = frame_costs(options.assets)
    frames = sorted(milliseconds for milliseconds, _ in costs.values())
    figures += [
        Figure(what="CPU a frame, median setting", value=statistics.median(frames), limit=MEDIAN_MS, unit="ms"),
        Figure(what="CPU a frame, worst setting", value=frames[-1], limit=WORST_MS, unit="ms"),
    ]
    out = sys.stdout.write
    if options.json:
        out(json.dumps({one.what: [one.value, one.limit] for one in figures} | {"settings": costs}) + "\n")
    else:
        out(f"{SECONDS} s clip, {WIDTH}x{HEIGHT}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}\n")
        for one in figures:
            out(
                f"  {one.what:40} {one.value:8.2f} {one.unit:3} limit {one.limit:6g}  {one.ratio:5.2f}{_stretch(one)}\n"
            )
        for name, taken_ms in stages.items():
            out(f"    {name:16} {taken_ms:6d} ms of the warm clip\n")
        for name, (milliseconds, built) in sorted(costs.items(), key=lambda item: item[1]):
            out(f"    {name:16} {milliseconds:6.1f} ms a frame, built in {built:4.2f} s\n")
    return 0 if all(one.ratio <= 1 for one in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
