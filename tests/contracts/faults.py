"""Files that somebody sends who means no good, or knows no better."""

import io
import struct
import wave
import zipfile
import zlib

import cv2
import numpy as np
from PIL import Image
from skimage import data

from tests.conftest import ASSETS
from tests.contracts.world import photo
from tests.vision import photos
from tests.vision.toys import robot
from vision.contracts import Landmarks
from vision.detect import detect
from vision.landmarks import fit
from vision.pack import FacePack

BOMB_SIDE_PX = 12_000
"""Squared and in RGB 432 MB, which deflate packs into 420 kB."""
ZEROS = bytes(BOMB_SIDE_PX * 3 + 1)


def png_bomb() -> bytes:
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(ZEROS) for _ in range(BOMB_SIDE_PX)) + packer.flush()
    header = struct.pack(">IIBBBBB", BOMB_SIDE_PX, BOMB_SIDE_PX, 8, 2, 0, 0, 0)
    return _png(header, (b"IDAT", packed))


def grey_bomb() -> bytes:
    """600 million pixels of one bit in 80 kB."""
    side_px = 24_500
    packer = zlib.compressobj(9)
    row = bytes(1 + -(-side_px // 8))
    packed = b"".join(packer.compress(row) for _ in range(side_px)) + packer.flush()
    return _png(struct.pack(">IIBBBBB", side_px, side_px, 1, 0, 0, 0, 0), (b"IDAT", packed))


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


def her() -> bytes:
    return jpeg(data.astronaut())


def cat() -> bytes:
    return jpeg(data.cat())


def drawn_robot() -> bytes:
    return jpeg(robot())


def blank() -> bytes:
    return jpeg(np.full((400, 400, 3), 200, np.uint8))


def blurred() -> bytes:
    return jpeg(cv2.GaussianBlur(data.astronaut(), (0, 0), 2.5))


def far_away() -> bytes:
    """Her face is about 20 pixels wide, on a wall."""
    wall = np.full((400, 400, 3), 190, np.uint8)
    small = cv2.resize(data.astronaut()[:360, 60:420], (72, 72), interpolation=cv2.INTER_AREA)
    wall[160:232, 160:232] = small
    return jpeg(wall)


def turned_away() -> bytes:
    large = cv2.resize(data.astronaut(), None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC)
    return jpeg(photos.turned_away(large, _mesh(large), 35))


def eyes_shut() -> bytes:
    return jpeg(photos.eyes_shut(data.astronaut(), _mesh(data.astronaut())))


def _mesh(rgb: np.ndarray) -> Landmarks:
    pack = FacePack(ASSETS / "face")
    return fit(pack, rgb, detect(pack, rgb)[0])


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
