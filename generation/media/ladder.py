"""An HLS ladder of one finished MP4: fragmented MP4, one file a rung with byte ranges, the sound apart.

The top rung is the MP4's own stream, not encoded again. The lower ones are encoded after the MP4 and from it, in one
ffmpeg: 2.0 CPU-s for five seconds of 720x1280. From the raw frames, beside the MP4, they cost 1.4, but then the MP4 and
every piece that is played while it is made come 0.7 s later.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import ffmpeg

from generation.media.command import QUIET, SEGMENT_S, keyframes, threads
from generation.media.planes import even
from vision.media import ffmpeg as program

SIDES = (720, 480, 360)
"""Short sides of rungs, in pixels."""
WORTH = 0.9
"""A rung closer than this to the clip's own size would save nothing."""
CRF, PRESET = 25, "superfast"
MASTER, SOUND = "master.m3u8", "sound"
CODE = "package_failed"
LEAST_S, PER_CLIP_SECOND_S = 60.0, 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """`name` is that of its playlist and its file, without the ending."""

    name: str
    width: int
    height: int


def rungs(width: int, height: int) -> list[Rung]:
    """The clip's own size, then every smaller one."""
    short = min(width, height)
    sizes = [(width, height)]
    sizes += [(even(width * side / short), even(height * side / short)) for side in SIDES if side <= WORTH * short]
    return [Rung(name=str(min(size)), width=size[0], height=size[1]) for size in sizes]


def write_ladder(
    video: Path, ladder: list[Rung], *, frame_rate: int, seconds: float, on_wait: Callable[[], None] = program.nothing
) -> None:
    """Beside `video`: a playlist and a file for each rung and for SOUND. Raises MediaError `package_failed`."""
    command = _command(video.name, ladder, frame_rate)
    timeout_s = LEAST_S + PER_CLIP_SECOND_S * seconds
    program.run(command, folder=video.parent, timeout_s=timeout_s, code=CODE, on_wait=on_wait)


def _command(video: str, ladder: list[Rung], frame_rate: int) -> list[str]:
    source = ffmpeg.input(video)
    lower = ladder[1:]
    streams = [source["v:0"]]
    if lower:
        copies = source.video.split()
        streams += [
            copies[number].filter("scale", rung.width, rung.height, flags="bilinear")
            for number, rung in enumerate(lower)
        ]
    options = {
        **QUIET,
        **(keyframes(frame_rate) if lower else {}),
        "c:a": "copy",
        "c:v:0": "copy",
        "hls_time": SEGMENT_S,
        "hls_list_size": 0,
        "hls_playlist_type": "vod",
        "hls_segment_type": "fmp4",
        "hls_flags": "single_file+independent_segments",
        "hls_segment_filename": "%v.mp4",
        "var_stream_map": " ".join(
            [f"v:{number},agroup:sound,name:{rung.name}" for number, rung in enumerate(ladder)]
            + [f"a:0,agroup:sound,name:{SOUND}"]
        ),
        "format": "hls",
    }
    for number, rung in enumerate(lower, start=1):
        options |= {f"c:v:{number}": "libx264", f"threads:v:{number}": threads(rung.height)}
    if lower:
        options |= {"preset": PRESET, "crf": CRF}
    command = ffmpeg.output(*streams, source["a:0"], "%v.m3u8", **options).global_args("-nostdin").overwrite_output()
    return [str(part) for part in command.compile(cmd=program.binary())]
