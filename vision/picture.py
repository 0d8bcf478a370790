"""The one way in for a picture from outside: bytes nobody trusts become pixels, and only pixels go on."""

import io
import struct
import zlib

import numpy as np
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from vision.contracts import VisionError

MAX_BYTES = 15 * 1024 * 1024
MAX_PIXELS = 40_000_000
MIN_SIDE_PX = 128
"""A face of the smallest allowed size does not fit into less."""
MAX_SCANS = 100
"""Of a progressive JPEG; cameras write ten. Each is a pass over all pixels, so a small file could cost minutes."""
JPEG_QUALITY = 92

FORMATS = ("JPEG", "PNG", "WEBP")
MAGIC = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")
OTHER_MAGIC = (
    b"GIF8", b"BM", b"II*\0", b"MM\0*", b"8BPS", b"%PDF", b"\0\0\1\0", b"\0\0\0\x0cjP  ", b"\xff\n", b"<svg", b"<?xml",
)  # fmt: skip
"""Pictures and documents that people do send: they are told which formats go, not that it is no picture."""
DECODE_ERRORS = (
    OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError, AttributeError, OverflowError,
    MemoryError, NotImplementedError, AssertionError, struct.error, zlib.error,
)  # fmt: skip
"""What Pillow's readers raise on damaged files; found by fuzzing."""


def open_picture(data: bytes, *, max_bytes: int = MAX_BYTES, max_pixels: int = MAX_PIXELS) -> np.ndarray:
    """uint8 [H, W, 3] sRGB, upright: EXIF turn applied and dropped, colour profile converted, transparency on white.

    The first frame of a moving WebP or PNG. Sizes are read from the header before any pixel is decoded. Raises
    VisionError: image_too_large, not_an_image, unsupported_format, image_too_many_pixels, image_too_small,
    image_truncated.
    """
    return np.array(_laid_on(_decoded(data, max_bytes, max_pixels), 255), np.uint8)


def open_cutout(data: bytes, *, max_bytes: int = MAX_BYTES, max_pixels: int = MAX_PIXELS) -> np.ndarray:
    """uint8 [H, W, 4] sRGB with straight alpha, 255 everywhere where the file has none; else as `open_picture`."""
    return np.array(_decoded(data, max_bytes, max_pixels).convert("RGBA"), np.uint8)


def laid_on(rgba: np.ndarray, level: int = 255) -> np.ndarray:
    """uint8 [H, W, 3] of uint8 [H, W, 4] with straight alpha, on white, or on a grey of another level."""
    return np.array(_laid_on(Image.fromarray(rgba), level), np.uint8)


def reencode(rgb: np.ndarray, *, quality: int = JPEG_QUALITY) -> bytes:
    """JPEG bytes of uint8 [H, W, 3]: these pixels and nothing else of what came in. Same pixels, same bytes."""
    buffer = io.BytesIO()
    Image.fromarray(rgb).save(buffer, "JPEG", quality=quality, subsampling=0)
    return buffer.getvalue()


def reencode_cutout(rgba: np.ndarray, *, longest_px: int, quality: int = JPEG_QUALITY) -> bytes:
    """WebP bytes of uint8 [H, W, 4] with its transparency, smaller where a side is longer; nothing else goes on."""
    image = Image.fromarray(rgba)
    image.thumbnail((longest_px, longest_px), Image.Resampling.LANCZOS, reducing_gap=3.0)
    buffer = io.BytesIO()
    image.save(buffer, "WEBP", quality=quality, method=4)
    return buffer.getvalue()


def _decoded(data: bytes, max_bytes: int, max_pixels: int) -> Image.Image:
    """Upright and in sRGB, in whatever mode can hold it."""
    if len(data) > max_bytes:
        raise VisionError(f"the file is larger than {max_bytes // 1024} KiB", code="image_too_large")
    with _opened(data) as image:
        _check_size(image.size, max_pixels)
        if image.info.get("progressive") and _scans(data) > MAX_SCANS:
            raise VisionError("a JPEG of unusually many scans", code="unsupported_format")
        try:
            image.load()
            upright = _upright_srgb(image)
            upright.load()
            return upright
        except DECODE_ERRORS as error:
            raise VisionError("the file is cut short or damaged", code="image_truncated") from error


def _opened(data: bytes) -> Image.Image:
    """The header only. `formats` keeps every other reader of Pillow away from the bytes, whatever they claim to be."""
    try:
        return Image.open(io.BytesIO(data), formats=FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise VisionError("the picture has too many pixels", code="image_too_many_pixels") from error
    except UnidentifiedImageError as error:
        raise _unknown(data) from error
    except DECODE_ERRORS as error:
        raise VisionError("the file is cut short or damaged", code="image_truncated") from error


def _unknown(data: bytes) -> VisionError:
    start = data[:512].removeprefix(b"\xef\xbb\xbf")
    if start.startswith(MAGIC) or (start.startswith(b"RIFF") and data[8:12] == b"WEBP"):
        return VisionError("the file is cut short or damaged", code="image_truncated")
    if start.lstrip(b" \r\n\t").startswith(OTHER_MAGIC) or data[4:8] == b"ftyp":
        return VisionError("pictures must be JPEG, PNG or WebP", code="unsupported_format")
    return VisionError("the file is not a picture", code="not_an_image")


def _check_size(size: tuple[int, int], max_pixels: int) -> None:
    width, height = size
    if width * height > max_pixels:
        message = f"{width} x {height} pixels are more than {max_pixels // 1_000_000} million"
        raise VisionError(message, code="image_too_many_pixels")
    if min(width, height) < MIN_SIDE_PX:
        raise VisionError(f"a side is shorter than {MIN_SIDE_PX} pixels", code="image_too_small")


def _scans(data: bytes) -> int:
    """Scans up to the end of the first picture; what is appended (a phone's depth map or film) is not looked at."""
    position, scans = 2, 0
    while 0 <= position < len(data) - 3 and scans <= MAX_SCANS:
        if data[position] != 0xFF:
            position = data.find(b"\xff", position)
            continue
        marker = data[position + 1]
        if marker == 0xD9:
            break
        if marker == 0xDA:
            scans += 1
        if marker in (0x00, 0xFF) or 0xD0 <= marker <= 0xD8:
            position += 1 if marker == 0xFF else 2
        else:
            position += 2 + int.from_bytes(data[position + 2 : position + 4])
    return scans


def _upright_srgb(image: Image.Image) -> Image.Image:
    """RGBA where anything may shine through, RGB otherwise."""
    profile = image.info.get("icc_profile")
    upright = _eight_bits(ImageOps.exif_transpose(image))
    if profile and upright.mode in ("RGB", "CMYK", "L"):
        upright = _converted(upright, profile)
    if upright.mode == "RGB":
        return upright
    return upright.convert("RGBA" if upright.has_transparency_data else "RGB")


def _laid_on(image: Image.Image, level: int) -> Image.Image:
    if image.mode == "RGB":
        return image
    under = Image.new("RGBA", image.size, (level, level, level, 255))
    return Image.alpha_composite(under, image).convert("RGB")


def _eight_bits(image: Image.Image) -> Image.Image:
    """Pillow would clip 16-bit grey at 255 instead of scaling it."""
    if not image.mode.startswith("I"):
        return image
    return Image.fromarray((np.asarray(image).astype(np.int64).clip(0, 65535) // 257).astype(np.uint8))


def _converted(image: Image.Image, profile: bytes) -> Image.Image:
    """Into sRGB; a profile that cannot be read or does not fit is dropped, as browsers do."""
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        converted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image
    return converted if converted is not None else image
