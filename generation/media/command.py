"""The command line that turns raw frames and sound into H.264 and AAC: once encoded, muxed as often as wanted."""

from collections.abc import Mapping

import ffmpeg
from ffmpeg.nodes import OutputStream

from generation.contracts import AUDIO_RATE
from generation.media.planes import MATRIX
from vision.media import ffmpeg as program

CRF, PRESET, AUDIO_BITRATE = 21, "veryfast", "160k"
"""At VMAF 96.8, five seconds of 720x1280: veryfast 2.7 MB in 3.0 CPU-s, superfast with macroblock trees 2.9 MB in 1.7,
superfast alone 3.2 MB in 1.7. A clip is made once and watched often."""
FIRST_S, SEGMENT_S = 0.5, 2
"""A picture that needs no other stands at 0, after FIRST_S, and every SEGMENT_S: streams are cut there. The encoder
holds some 15 frames back, so a longer first piece would come late."""
MACHINE_MADE = "AI generated"
COMMENT = f"comment={MACHINE_MADE}"
LIVE_FOLDER, LIVE_PLAYLIST, LIVE_INIT = "live", "live.m3u8", "init.mp4"
_PICTURES, _PIECES = 4, 64
"""Packets of each input that may wait in ffmpeg; more pictures would only fill its memory."""
QUIET = {"map_metadata": -1, "flags:v": "+bitexact", "flags:a": "+bitexact", "fflags": "+bitexact", "loglevel": "error"}
"""Nothing of when, where and how it was made."""


def threads(height: int) -> int:
    """Fixed by size: with another number x264 gives other bytes, and on low pictures it does so by chance."""
    return 2 if height >= 480 else 1


def keyframes(frame_rate: int) -> dict[str, object]:
    """Options that place them as FIRST_S and SEGMENT_S say, and nowhere else."""
    at = f"expr:eq(n,{round(FIRST_S * frame_rate)})+not(mod(n,{SEGMENT_S * frame_rate}))"
    return {"g": SEGMENT_S * frame_rate, "sc_threshold": 0, "force_key_frames": at}


def compiled(command: OutputStream, tags: Mapping[str, str]) -> list[str]:
    """Arguments of a command whose output has the comment MACHINE_MADE; the tags stand behind it. ffmpeg knows them by
    these names.
    """
    arguments = [str(part) for part in command.compile(cmd=program.binary())]
    behind = arguments.index(COMMENT) + 1
    more = [part for name, text in tags.items() for part in ("-metadata", f"{name}={text}")]
    return [*arguments[:behind], *more, *arguments[behind:]]


def encoding(
    *,
    width: int,
    height: int,
    frame_rate: int,
    sound: str,
    video: str,
    live: bool,
    tags: Mapping[str, str] | None = None,
) -> list[str]:
    """Frames are I420 on stdin, `sound` is s16le stereo. `video` becomes an MP4 that plays while it loads.

    `live`: LIVE_FOLDER gets the same as an HLS stream of fragments that grows while frames come.
    """
    picture_in = ffmpeg.input(
        "pipe:0", format="rawvideo", pix_fmt="yuv420p", s=f"{width}x{height}", r=frame_rate, thread_queue_size=_PICTURES
    )
    sound_in = ffmpeg.input(sound, format="s16le", ac=2, ar=AUDIO_RATE, thread_queue_size=_PIECES)
    options = {
        **QUIET,
        **keyframes(frame_rate),
        "c:v": "libx264",
        "preset": PRESET,
        "crf": CRF,
        "threads": threads(height),
        "pix_fmt": "yuv420p",
        "vf": f"setparams=range=tv:color_primaries={MATRIX}:color_trc={MATRIX}:colorspace={MATRIX}",
        "color_range": "tv",
        "color_primaries": MATRIX,
        "color_trc": MATRIX,
        "colorspace": MATRIX,
        "c:a": "aac",
        "b:a": AUDIO_BITRATE,
        "flags": "+global_header",
        "metadata": COMMENT,
        "format": "tee",
    }
    outputs = f"[f=mp4:movflags=+faststart:fflags=+bitexact]{video}" + ("|" + _live() if live else "")
    command = ffmpeg.output(picture_in, sound_in, outputs, **options).global_args("-nostdin").overwrite_output()
    return compiled(command, tags or {})


def _live() -> str:
    options = {
        "f": "hls",
        "fflags": "+bitexact",
        "hls_time": FIRST_S,  # it is cut at every keyframe
        "hls_list_size": 0,
        "hls_playlist_type": "event",
        "hls_segment_type": "fmp4",
        "hls_flags": "temp_file+independent_segments",
        "hls_fmp4_init_filename": LIVE_INIT,
        "hls_segment_filename": f"{LIVE_FOLDER}/%d.m4s",
    }
    return f"[{':'.join(f'{name}={value}' for name, value in options.items())}]{LIVE_FOLDER}/{LIVE_PLAYLIST}"
