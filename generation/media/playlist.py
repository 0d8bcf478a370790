"""HLS playlists (RFC 8216): read those that ffmpeg wrote, write those that it writes badly or cannot know."""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_EXTINF = re.compile(r"#EXTINF:([\d.]+)")
_BYTERANGE = re.compile(r"#EXT-X-BYTERANGE:(\d+)@(\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """`first` and `size` in bytes where it is a part of the file `name`; `size` 0: all of it."""

    name: str
    seconds: float
    first: int = 0
    size: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One rung of a ladder. Rates in bits a second, sound included; `codecs` as RFC 6381 writes them."""

    name: str
    width: int
    height: int
    frame_rate: float
    peak_rate: int
    mean_rate: int
    codecs: str


def read_segments(text: str) -> list[Segment]:
    found: list[Segment] = []
    seconds, first, size = 0.0, 0, 0
    for line in text.splitlines():
        if match := _EXTINF.match(line):
            seconds = float(match[1])
        elif match := _BYTERANGE.match(line):
            size, first = int(match[1]), int(match[2])
        elif line and not line.startswith("#"):
            found.append(Segment(name=line, seconds=seconds, first=first, size=size))
    return found


def write_growing(init: str, segments: Iterable[tuple[str, float]], *, longest_s: float) -> str:
    """A stream that still grows: (name, seconds) so far, none longer than `longest_s`."""
    lines = [
        "#EXTM3U",
        "#EXT-X-VERSION:7",
        f"#EXT-X-TARGETDURATION:{math.ceil(longest_s)}",
        "#EXT-X-MEDIA-SEQUENCE:0",
        "#EXT-X-PLAYLIST-TYPE:EVENT",
        "#EXT-X-INDEPENDENT-SEGMENTS",
        f'#EXT-X-MAP:URI="{init}"',
    ]
    for name, seconds in segments:
        lines += [f"#EXTINF:{seconds:.6f},", name]
    return "\n".join(lines) + "\n"


def write_master(variants: Sequence[Variant], *, sound: str) -> str:
    """The first variant is what a player starts with; `sound` is the playlist of the one audio rendition."""
    lines = [
        "#EXTM3U",
        "#EXT-X-VERSION:7",
        "#EXT-X-INDEPENDENT-SEGMENTS",
        f'#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="sound",NAME="sound",DEFAULT=YES,AUTOSELECT=YES,CHANNELS="2",URI="{sound}"',
    ]
    for one in variants:
        rates = f"BANDWIDTH={one.peak_rate},AVERAGE-BANDWIDTH={one.mean_rate}"
        picture = f"RESOLUTION={one.width}x{one.height},FRAME-RATE={one.frame_rate:.3f}"
        lines += [f'#EXT-X-STREAM-INF:{rates},{picture},CODECS="{one.codecs}",AUDIO="sound"', one.name]
    return "\n".join(lines) + "\n"
