"""The way in for a soundtrack that a user uploads: sniffed, decoded in a sandbox, kept as plain samples."""

import contextlib
import subprocess
import wave
from pathlib import Path

import ffmpeg
import numpy as np

from generation.contracts import AUDIO_RATE, AudioTrack
from generation.media.errors import MediaError
from generation.media.sniff import Format, sniff
from vision.media import ffmpeg as program
from vision.media.sandbox import run_confined

MAX_BYTES = 20 * 1024 * 1024
MAX_SECONDS = 60.0
GRACE_S = 0.1
"""Encoders pad the end of a file that was 60 s long; more than this is too long."""
MIN_SECONDS = 0.1
SILENT = 33
"""Of 32768, -60 dBFS: what never gets louder drives no motion and is heard by nobody."""
_FRAME_BYTES = 4
_CODECS = {
    Format.MP3: "mp3float,mp3",
    Format.M4A: "aac,alac",
    Format.OGG: "vorbis,opus,flac,libopus,libvorbis",
    Format.WAV: "pcm_u8,pcm_s16le,pcm_s24le,pcm_s32le,pcm_f32le,pcm_f64le",
}
_TIMEOUT_S, _CPU_S = 30.0, 20


def ingest_audio(source: Path | bytes, folder: Path) -> AudioTrack:
    """Writes `soundtrack.wav` (48 kHz, stereo, 16 bit) into `folder`; on refusal nothing is left there.

    mp3, m4a, wav or ogg by content, at most 20 MB and 60 s. Raises MediaError `audio_empty`, `audio_too_large`,
    `unsupported_audio_format` (container or codec), `audio_not_understood` (damaged), `audio_too_long`, `audio_silent`.
    """
    with contextlib.ExitStack() as cleanup:
        if isinstance(source, bytes):
            _check_size(len(source))
            upload = folder / "upload.bin"
            cleanup.callback(upload.unlink, missing_ok=True)
            upload.write_bytes(source)
        else:
            upload = source.resolve(strict=True)
            _check_size(upload.stat().st_size)
        samples = _decode(upload, sniff(upload))
    seconds = len(samples) / _FRAME_BYTES / AUDIO_RATE
    if seconds < MIN_SECONDS:
        raise MediaError("the file holds no sound", code="audio_empty")
    if seconds > MAX_SECONDS + GRACE_S:
        raise MediaError(f"a soundtrack lasts at most {MAX_SECONDS:.0f} s", code="audio_too_long")
    if np.abs(np.frombuffer(samples, "<i2").astype(np.int32)).max() < SILENT:
        raise MediaError("the file is silent", code="audio_silent")
    path = folder / "soundtrack.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(AUDIO_RATE)
        file.writeframes(samples)
    return AudioTrack(path=path, seconds=seconds)


def _check_size(count: int) -> None:
    if count == 0:
        raise MediaError("the file is empty", code="audio_empty")
    if count > MAX_BYTES:
        raise MediaError(f"a soundtrack has at most {MAX_BYTES >> 20} MB", code="audio_too_large")


def _decode(upload: Path, kind: Format) -> bytes:
    """Interleaved s16le stereo at AUDIO_RATE, at most a little longer than MAX_SECONDS + GRACE_S."""
    most_s = MAX_SECONDS + 2 * GRACE_S
    try:
        done = run_confined(
            program.binary(),
            _arguments(upload, kind, most_s),
            source=upload,
            timeout_s=_TIMEOUT_S,
            cpu_s=_CPU_S,
            max_output=int((most_s + 1) * AUDIO_RATE * _FRAME_BYTES),
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise MediaError("the decoder did not finish", code="audio_not_understood") from error
    if "not on whitelist" in done.errors:
        raise MediaError("the sound inside has another encoding", code="unsupported_audio_format")
    if done.status:
        raise MediaError("the sound could not be decoded", code="audio_not_understood")
    return done.output


def _arguments(upload: Path, kind: Format, most_s: float) -> list[str]:
    """One demuxer, a few decoders, the file protocol: a text that names other files is not followed."""
    sound = ffmpeg.input(
        str(upload),
        format=kind.value,
        protocol_whitelist="file,pipe",
        format_whitelist=kind.value,
        codec_whitelist=_CODECS[kind],
        max_alloc=1 << 28,
        t=most_s,
    )
    command = ffmpeg.output(
        sound["a:0"], "pipe:1", format="s16le", ac=2, ar=AUDIO_RATE, map_metadata=-1, loglevel="error", threads=1
    ).global_args("-nostdin")
    return [str(part) for part in command.compile(cmd=program.binary())[1:]]
