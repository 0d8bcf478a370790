"""A video's size is known before any decoder sees it."""

import struct

import av
import pytest

from vision.media.errors import MediaError
from vision.media.header import frame_size


def box(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I4s", 8 + len(content), kind) + content


def mp4(width: int, height: int) -> bytes:
    entry = box(b"avc1", bytes(24) + struct.pack(">HH", width, height) + bytes(50))
    table = box(b"stsd", bytes(4) + struct.pack(">I", 1) + entry)
    moov = box(b"moov", box(b"trak", box(b"mdia", box(b"minf", box(b"stbl", table)))))
    return box(b"ftyp", b"isom" + bytes(4)) + box(b"mdat", bytes(100)) + moov


def test_an_mp4_says_its_size_wherever_its_index_is() -> None:
    assert frame_size(mp4(7680, 4320)) == (7680, 4320)


@pytest.mark.parametrize(("suffix", "codec"), [(".mp4", "libx264"), (".webm", "libvpx"), (".mkv", "libx264")])
def test_what_programs_write_is_read(tmp_path, suffix: str, codec: str) -> None:
    path = tmp_path / f"made{suffix}"
    with av.open(str(path), "w") as container:
        stream = container.add_stream(codec, rate=10)
        stream.width, stream.height, stream.pix_fmt = 320, 240, "yuv420p"
        for _ in range(3):
            container.mux(stream.encode(av.VideoFrame(320, 240, "yuv420p")))
        container.mux(stream.encode())
    assert frame_size(path.read_bytes()) == (320, 240)


def test_a_live_webm_of_unknown_length_is_read() -> None:
    """As MediaRecorder writes it."""
    video = b"\xe0\x88" + b"\xb0\x82\x1e\x00" + b"\xba\x82\x10\xe0"
    entry = b"\xae" + bytes([0x80 | len(video)]) + video
    tracks = b"\x16\x54\xae\x6b" + bytes([0x80 | len(entry)]) + entry
    unknown = b"\x01\xff\xff\xff\xff\xff\xff\xff"
    assert frame_size(b"\x1a\x45\xdf\xa3\x80\x18\x53\x80\x67" + unknown + tracks) == (7680, 4320)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"a text that is called .mp4", "unsupported_video_format"),
        (b"", "unsupported_video_format"),
        (box(b"ftyp", b"isom" + bytes(4)), "video_not_understood"),
        (b"\x1a\x45\xdf\xa3" + bytes(40), "video_not_understood"),
        (b"\x1a\x45\xdf\xa3\xff\xff", "video_not_understood"),
        (mp4(640, 480)[:150], "video_not_understood"),
        (box(b"ftyp", b"isom") + struct.pack(">I4s", 4, b"moov"), "video_not_understood"),
    ],
)
def test_anything_else_is_refused_by_name(data: bytes, code: str) -> None:
    with pytest.raises(MediaError) as refusal:
        frame_size(data)
    assert refusal.value.code == code
