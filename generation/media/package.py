"""Everything that players want besides the MP4: an HLS ladder, seek pictures, the sound's shape, AV1 if asked for."""

import contextlib
import math
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from generation.media import av1 as av1_file
from generation.media.check import Track, check_clip, check_rung, check_sound
from generation.media.encode import EncodedClip
from generation.media.ladder import MASTER, SOUND, Rung, rungs, write_ladder
from generation.media.playlist import Segment, Variant, read_segments, write_master
from vision.media import ffmpeg as program

_AAC_LC = "mp4a.40.2"


def package(clip: EncodedClip, *, av1: bool = False, on_wait: Callable[[], None] = program.nothing) -> dict[str, Path]:
    """Writes them beside the MP4 and reads each again; by names as playlists have them, MP4, poster and preview apart.

    Five seconds of 720x1280 take 1.2 s on two cores. `on_wait` is called meanwhile and may raise to stop. On failure
    what this wrote is gone. Raises MediaError `file_broken`, `package_failed`, `av1_missing`.
    """
    folder, seconds = clip.video.parent, clip.num_frames / clip.frame_rate
    ladder = rungs(clip.width, clip.height)
    names = [f"{name}.{suffix}" for name in [*(rung.name for rung in ladder), SOUND] for suffix in ("m3u8", "mp4")]
    names += [MASTER, *([av1_file.NAME] if av1 else [])]
    with contextlib.ExitStack() as rollback:
        for name in names:
            rollback.callback((folder / name).unlink, missing_ok=True)
        write_ladder(clip.video, ladder, frame_rate=clip.frame_rate, seconds=seconds, on_wait=on_wait)
        tracks = [
            check_rung(folder / f"{rung.name}.mp4", replace(clip.picture, width=rung.width, height=rung.height))
            for rung in ladder
        ]
        check_sound(folder / f"{SOUND}.mp4", seconds, video_start_s=tracks[0].start_s)
        variants = [_variant(folder, rung, track, clip) for rung, track in zip(ladder, tracks, strict=True)]
        (folder / MASTER).write_text(write_master(variants, sound=f"{SOUND}.m3u8"))
        if av1:
            written = av1_file.write_av1(
                clip.video, frame_rate=clip.frame_rate, seconds=seconds, tags=clip.tags, on_wait=on_wait
            )
            check_clip(written, replace(clip.picture, codec="av1"))
        rollback.pop_all()
    beside = [clip.sprites, clip.sprites_index, clip.waveform]
    return {path.name: path for path in [*beside, *(folder / name for name in names)]}


def _variant(folder: Path, rung: Rung, track: Track, clip: EncodedClip) -> Variant:
    sound = _segments(folder, SOUND)
    picture = _segments(folder, rung.name)
    return Variant(
        name=f"{rung.name}.m3u8",
        width=rung.width,
        height=rung.height,
        frame_rate=clip.frame_rate,
        peak_rate=_peak(picture) + _peak(sound),
        mean_rate=_mean(picture) + _mean(sound),
        codecs=f"avc1.{track.extradata[1:4].hex()},{_AAC_LC}",
    )


def _segments(folder: Path, name: str) -> list[Segment]:
    return read_segments((folder / f"{name}.m3u8").read_text())


def _peak(segments: list[Segment]) -> int:
    """Bits a second of the largest segment; crumbs at the end do not count."""
    longest = max(one.seconds for one in segments)
    return math.ceil(max(8 * one.size / one.seconds for one in segments if one.seconds > longest / 4))


def _mean(segments: list[Segment]) -> int:
    return math.ceil(8 * sum(one.size for one in segments) / sum(one.seconds for one in segments))
