import subprocess
import wave
from pathlib import Path

import imageio_ffmpeg
import numpy as np
import pytest

from generation.contracts import AUDIO_RATE, AudioTrack
from generation.media import ingest
from generation.media.errors import MediaError
from generation.media.ingest import ingest_audio
from vision.media import ffmpeg as program
from vision.media import sandbox

ONSET_S = 0.5
ENCODERS = {
    "mp3": ["-f", "mp3"],
    "m4a": ["-f", "ipod", "-c:a", "aac"],
    "alac.m4a": ["-f", "ipod", "-c:a", "alac"],
    "wav": ["-f", "wav"],
    "24.wav": ["-f", "wav", "-c:a", "pcm_s24le"],
    "vorbis.ogg": ["-f", "ogg", "-c:a", "libvorbis"],
    "opus.ogg": ["-f", "ogg", "-c:a", "libopus"],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "job"
    made.mkdir()
    return made


def make(path: Path, arguments: list[str], source: str = "") -> Path:
    """A file by ffmpeg: half a second of silence, then a tone, unless another lavfi source is given."""
    source = source or f"sine=frequency=660:sample_rate=44100:duration=1.5,adelay={int(ONSET_S * 1000)}"
    command = [
        program.binary(),
        "-nostdin",
        "-loglevel",
        "error",
        "-y",
        "-f",
        "lavfi",
        "-i",
        source,
        *arguments,
        str(path),
    ]
    subprocess.run(command, check=True)
    return path


def samples(track: AudioTrack) -> np.ndarray:
    with wave.open(str(track.path)) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (AUDIO_RATE, 2, 2)
        return np.frombuffer(file.readframes(file.getnframes()), "<i2").reshape(-1, 2).astype(float) / 32768


def refused(source: Path | bytes, folder: Path) -> str:
    with pytest.raises(MediaError) as caught:
        ingest_audio(source, folder)
    assert list(folder.iterdir()) == []
    assert str(folder) not in str(caught.value)
    return caught.value.code


@pytest.mark.parametrize("kind", sorted(ENCODERS))
def test_every_promised_format_arrives_in_time(kind: str, tmp_path: Path, folder: Path) -> None:
    track = ingest_audio(make(tmp_path / f"song.{kind}", ENCODERS[kind]), folder)
    sound = samples(track)
    assert track.seconds == pytest.approx(2.0, abs=0.06)
    assert track.seconds == len(sound) / AUDIO_RATE
    assert np.argmax(np.abs(sound[:, 0]) > 0.03) / AUDIO_RATE == pytest.approx(ONSET_S, abs=0.03)
    assert [path.name for path in folder.iterdir()] == ["soundtrack.wav"]


def test_the_name_of_a_file_means_nothing(tmp_path: Path, folder: Path) -> None:
    assert ingest_audio(make(tmp_path / "song.exe", ENCODERS["mp3"]), folder).seconds > 1.9


def test_bytes_do_as_well_as_a_file(tmp_path: Path, folder: Path) -> None:
    data = make(tmp_path / "song.mp3", ENCODERS["mp3"]).read_bytes()
    assert ingest_audio(data, folder).seconds > 1.9
    assert [path.name for path in folder.iterdir()] == ["soundtrack.wav"]


def test_a_minute_is_accepted_and_more_is_too_long(tmp_path: Path, folder: Path) -> None:
    minute = make(tmp_path / "60.mp3", ["-b:a", "32k", "-ac", "1"], "sine=duration=60")
    longer = make(tmp_path / "61.mp3", ["-b:a", "32k", "-ac", "1"], "sine=duration=61")
    hours = make(tmp_path / "2000.mp3", ["-b:a", "8k", "-ac", "1", "-ar", "8000"], "anullsrc=r=8000:cl=mono:d=2000")
    assert refused(longer, folder) == "audio_too_long"
    assert refused(hours, folder) == "audio_too_long"
    assert ingest_audio(minute, folder).seconds == pytest.approx(60, abs=0.1)


def test_size_is_checked_before_anything_is_read(tmp_path: Path, folder: Path) -> None:
    big = tmp_path / "big.wav"
    with big.open("wb") as file:
        file.truncate(ingest.MAX_BYTES + 1)
    assert refused(big, folder) == "audio_too_large"
    assert refused(bytes(ingest.MAX_BYTES + 1), folder) == "audio_too_large"


def test_nothing_is_empty(tmp_path: Path, folder: Path) -> None:
    header = make(tmp_path / "none.wav", ["-f", "wav"], "sine=duration=0.01")
    assert refused(b"", folder) == "audio_empty"
    assert refused(header, folder) == "audio_empty"


def test_a_silent_file_is_refused_and_leaves_nothing(folder, tmp_path):
    silent = make(tmp_path / "silent.wav", ["-f", "wav"], "anullsrc=r=48000:cl=stereo:d=1")
    assert refused(silent, folder) == "audio_silent"
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    "content",
    [
        b"ffconcat version 1.0\nfile {}\n",
        b"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:2,\nfile://{}\n#EXT-X-ENDLIST\n",
        b"#EXTM3U\n#EXTINF:2,\nhttp://127.0.0.1:9/a.mp3\n",
        b"<?xml version='1.0'?><MPD><BaseURL>{}</BaseURL></MPD>",
        b"v=0\no=- 0 0 IN IP4 127.0.0.1\nm=audio 9 RTP/AVP 0\n",
        b"hello",
        b"\x89PNG\r\n\x1a\n",
        b"fLaC" + bytes(50),
    ],
)
def test_playlists_and_texts_are_refused_whatever_their_name(content: bytes, tmp_path: Path, folder: Path) -> None:
    secret = make(tmp_path / "secret.mp3", ENCODERS["mp3"])
    for name in ("song.mp4", "song.m3u8", "song.mp3"):
        path = tmp_path / name
        path.write_bytes(content.replace(b"{}", str(secret).encode()))
        assert refused(path, folder) == "unsupported_audio_format"


@pytest.mark.parametrize("magic", [b"ID3\x04\0\0\0\0\0\0", b"RIFF\xff\0\0\0WAVE", b"OggS", b"\xff\xfb\x90\x00"])
def test_a_playlist_behind_a_good_magic_opens_nothing(magic: bytes, tmp_path: Path, folder: Path) -> None:
    secret = make(tmp_path / "secret.mp3", ENCODERS["mp3"])
    for text in (f"ffconcat version 1.0\nfile {secret}\n", f"#EXTM3U\n#EXTINF:2,\nfile://{secret}\n"):
        assert refused(magic + text.encode(), folder) == "audio_not_understood"


@pytest.mark.parametrize("kind", ["mp3", "m4a", "wav", "vorbis.ogg"])
def test_half_a_file_never_crashes(kind: str, tmp_path: Path, folder: Path) -> None:
    data = make(tmp_path / f"song.{kind}", ENCODERS[kind]).read_bytes()
    for cut in (5, 20, 60, 200):
        assert refused(data[:cut], folder) in {"audio_not_understood", "unsupported_audio_format", "audio_empty"}


def test_another_codec_in_a_good_container_is_refused(tmp_path: Path, folder: Path) -> None:
    assert refused(make(tmp_path / "a.wav", ["-c:a", "adpcm_ms"]), folder) == "unsupported_audio_format"
    assert refused(make(tmp_path / "b.m4a", ["-f", "mp4", "-c:a", "mp3"]), folder) == "unsupported_audio_format"


def test_an_mp4_with_pictures_or_locks_is_refused(tmp_path: Path, folder: Path) -> None:
    film = make(tmp_path / "film.mp4", ["-c:v", "libx264"], "color=size=64x64:duration=0.2")
    song = make(tmp_path / "song.m4a", ENCODERS["m4a"]).read_bytes()
    assert refused(film, folder) == "unsupported_audio_format"
    assert refused(song.replace(b"mp4a", b"enca", 1), folder) == "unsupported_audio_format"


def test_boxes_that_lie_about_their_size_are_refused(tmp_path: Path, folder: Path) -> None:
    song = bytearray(make(tmp_path / "song.m4a", ENCODERS["m4a"]).read_bytes())
    trak = song.index(b"trak") - 4
    song[trak : trak + 4] = (0x7FFFFFFF).to_bytes(4, "big")
    assert refused(bytes(song), folder) == "audio_not_understood"


def test_the_other_ffmpeg_and_bare_limits_decode_the_same(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    song = make(tmp_path / "song.wav", ENCODERS["wav"])
    first = samples(ingest_audio(song, folder))
    monkeypatch.setattr(program, "binary", imageio_ffmpeg.get_ffmpeg_exe)
    monkeypatch.setattr(sandbox, "walls", lambda program: sandbox.Walls.LIMITS)
    again = samples(ingest_audio(song, folder))
    count = min(len(first), len(again))
    assert abs(len(first) - len(again)) < 100
    assert np.abs(first[:count] - again[:count]).mean() < 0.003


def test_a_decoder_that_hangs_is_ended(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    song = make(tmp_path / "song.mp3", ENCODERS["mp3"])
    sleeper = tmp_path / "sleeper"
    sleeper.write_text("#!/bin/sh\nexec sleep 60\n")
    sleeper.chmod(0o755)
    monkeypatch.setattr(program, "binary", lambda: str(sleeper))
    monkeypatch.setattr(sandbox, "walls", lambda program: sandbox.Walls.LIMITS)
    monkeypatch.setattr(ingest, "_TIMEOUT_S", 0.5)
    assert refused(song, folder) == "audio_not_understood"
