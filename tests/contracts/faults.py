"""Files that somebody sends who means no good, or knows no better."""

import io
import struct
import wave
import zipfile
import zlib

import numpy as np
from PIL import Image
from skimage import data

from tests.contracts.world import photo

BOMB_SIDE_PX = 12_000
"""Squared and in RGB 432 MB, which deflate packs into 420 kB."""
ZEROS = bytes(BOMB_SIDE_PX * 3 + 1)


def png_bomb() -> bytes:
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(ZEROS) for _ in range(BOMB_SIDE_PX)) + packer.flush()
    header = struct.pack(">IIBBBBB", BOMB_SIDE_PX, BOMB_SIDE_PX, 8, 2, 0, 0, 0)
    return _png(header, (b"IDAT", packed))


def png_text_bomb() -> bytes:
    """A picture of 160 pixels with a comment of 400 MB."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(bytes(1 << 20)) for _ in range(400)) + packer.flush()
    pixels = zlib.compress(bytes(160 * (160 * 3 + 1)))
    header = struct.pack(">IIBBBBB", 160, 160, 8, 2, 0, 0, 0)
    return _png(header, (b"zTXt", b"Comment\0\0" + packed), (b"IDAT", pixels))


def _png(header: bytes, *chunks: tuple[bytes, bytes]) -> bytes:
    body = b"\x89PNG\r\n\x1a\n"
    for kind, content in ((b"IHDR", header), *chunks, (b"IEND", b"")):
        body += struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
    return body


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="500" height="500"><script>alert(1)</script></svg>'
GIF_SCRIPT = b"GIF89a/*" + bytes(64) + b"*/=1;alert(1)//"
PNG_PAGE = b"\x89PNG\r\n\x1a\n<html><script>alert(1)</script></html>"
SECRET = b"what hides behind the picture"


def jpeg_zip() -> bytes:
    """A picture to an image reader, an archive to whoever reads it from its end."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("page.html", SECRET)
    return photo(512) + archive.getvalue()


def jpeg(rgb: np.ndarray) -> bytes:
    stream = io.BytesIO()
    Image.fromarray(rgb).save(stream, "JPEG", quality=92)
    return stream.getvalue()


def coffee() -> bytes:
    """A cup and nobody."""
    return jpeg(data.coffee())


def two_of_her() -> bytes:
    return jpeg(np.concatenate([data.astronaut()] * 2, axis=1))


def wav(seconds: float, *, rate: int = 8000) -> bytes:
    stream = io.BytesIO()
    with wave.open(stream, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(rate)
        file.writeframes(bytes([128]) * int(seconds * rate))
    return stream.getvalue()


PLAYLIST = b"#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n"
CONCAT = b"ffconcat version 1.0\nfile /etc/passwd\n"
