import io
import tracemalloc

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from tests.vision.photos import encoded, png_bomb
from vision.contracts import VisionError
from vision.picture import FORMATS, open_picture, reencode

SQUARE = np.random.default_rng(7).integers(0, 256, (140, 160, 3), np.uint8)
SEEDS = [encoded(SQUARE, "JPEG"), encoded(SQUARE, "JPEG", progressive=True), encoded(SQUARE // 64, "PNG")] + [
    encoded(SQUARE, "WEBP", lossless=lossless) for lossless in (False, True)
]
CODES = {
    "not_an_image", "unsupported_format", "image_too_large", "image_too_many_pixels", "image_truncated",
    "image_too_small",
}  # fmt: skip


def refusal(data: bytes, **limits: int) -> str:
    with pytest.raises(VisionError) as error:
        open_picture(data, **limits)
    return error.value.code


@pytest.mark.parametrize("kind", FORMATS)
def test_the_three_formats_open(kind: str, photo: np.ndarray) -> None:
    rgb = open_picture(encoded(photo, kind, quality=95))
    assert rgb.shape == photo.shape and rgb.dtype == np.uint8
    assert np.abs(rgb.astype(int) - photo).mean() < 4


@pytest.mark.parametrize("kind", ["GIF", "BMP", "TIFF", "ICO", "PPM"])
def test_other_formats_are_refused_even_if_pillow_reads_them(kind: str) -> None:
    assert refusal(encoded(SQUARE, kind)) == ("not_an_image" if kind == "PPM" else "unsupported_format")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "not_an_image"),
        (b"hello" * 100, "not_an_image"),
        (b"RIFF\x24\0\0\0WAVEfmt ", "not_an_image"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "unsupported_format"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><svg/>", "unsupported_format"),
        (b"\0\0\0\x18ftypheic", "unsupported_format"),
        (b"%PDF-1.7", "unsupported_format"),
    ],
    ids=["empty", "text", "wav", "svg", "svg-with-mark", "heic", "pdf"],
)
def test_what_is_no_picture_is_named(data: bytes, code: str) -> None:
    assert refusal(data) == code


@pytest.mark.parametrize("seed", SEEDS, ids=["jpeg", "progressive", "png", "webp", "webp-lossless"])
@pytest.mark.parametrize("share", [0.02, 0.5, 0.9])
def test_a_cut_file_is_refused(seed: bytes, share: float) -> None:
    assert refusal(seed[: max(20, int(len(seed) * share))]) == "image_truncated"


def test_a_bomb_of_420_kb_is_refused_before_it_is_decoded() -> None:
    bomb = png_bomb(60_000, 60_000)
    assert 350_000 < len(bomb) < 500_000
    tracemalloc.start()
    assert refusal(bomb) == "image_too_many_pixels"
    assert tracemalloc.get_traced_memory()[1] < 8_000_000
    tracemalloc.stop()


def test_the_limits_are_the_callers() -> None:
    assert refusal(SEEDS[0], max_bytes=1000) == "image_too_large"
    assert refusal(SEEDS[0], max_pixels=1000) == "image_too_many_pixels"
    assert refusal(encoded(SQUARE[:100], "PNG")) == "image_too_small"


def test_a_jpeg_of_a_thousand_scans_is_refused() -> None:
    data = SEEDS[1]
    start = data.rfind(b"\xff\xda")
    assert refusal(data[:start] + data[start:-2] * 1000 + data[-2:]) == "unsupported_format"


def test_a_photo_with_a_film_behind_it_still_opens() -> None:
    film = np.random.default_rng(1).bytes(200_000) + b"\xff\xda" * 500
    assert open_picture(SEEDS[1] + film).shape == SQUARE.shape


@pytest.mark.parametrize("tail", [b"PK\x03\x04evil.zip", b"<html><script>alert(1)</script>", b"MZ\x90\0payload"])
@pytest.mark.parametrize("kind", FORMATS)
def test_of_a_polyglot_only_the_pixels_go_on(kind: str, tail: bytes) -> None:
    clean = encoded(SQUARE, kind, **({"exif": b"Exif\0\0" + b"marker" * 20} if kind == "JPEG" else {}))
    kept = reencode(open_picture(clean + tail * 50))
    assert tail not in kept and b"marker" not in kept
    assert kept == reencode(open_picture(clean))
    with Image.open(io.BytesIO(kept)) as image:
        assert image.format == "JPEG"


def test_a_script_in_comment_and_metadata_is_gone() -> None:
    exif = Image.Exif()
    exif[0x010E] = "<script>alert(1)</script>"
    exif[0x8825] = {1: "N", 2: (52.0, 31.0, 12.0)}
    data = encoded(SQUARE, "JPEG", exif=exif, comment=b"<?php system($_GET[0]); ?>")
    assert b"<script>" in data and b"<?php" in data
    kept = reencode(open_picture(data))
    assert b"<script>" not in kept and b"<?php" not in kept
    with Image.open(io.BytesIO(kept)) as image:
        assert not image.getexif() and "icc_profile" not in image.info and "comment" not in image.info


@pytest.mark.parametrize(("turn", "back"), [(3, 2), (6, 3), (8, 1)])
def test_the_turn_in_the_metadata_is_applied(turn: int, back: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = turn
    stored = encoded(SQUARE, "PNG", exif=exif)
    assert np.array_equal(open_picture(stored), np.rot90(SQUARE, back))


def test_transparency_becomes_white() -> None:
    glass = np.dstack([SQUARE, np.zeros(SQUARE.shape[:2], np.uint8)])
    assert open_picture(encoded(glass, "PNG")).min() == 255


def test_sixteen_bit_grey_is_scaled() -> None:
    rgb = open_picture(encoded(np.full((140, 140), 30_000, np.uint16), "PNG"))
    assert rgb.shape == (140, 140, 3) and set(np.unique(rgb)) == {116}


def test_a_colour_profile_is_converted_and_a_broken_one_dropped() -> None:
    grey = np.full((140, 140, 3), 128, np.uint8)
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for profile in (srgb, lab, b"junk" * 50):
        assert np.abs(open_picture(encoded(grey, "PNG", icc_profile=profile)).astype(int) - 128).max() <= 1
    # The same profile with red and green primaries exchanged: pure red must come out green.
    red, green = srgb.find(b"rXYZ"), srgb.find(b"gXYZ")
    swapped = bytearray(srgb)
    swapped[red : red + 4], swapped[green : green + 4] = b"gXYZ", b"rXYZ"
    picture = np.zeros((140, 140, 3), np.uint8)
    picture[..., 0] = 255
    converted = open_picture(encoded(picture, "PNG", icc_profile=bytes(swapped)))[70, 70]
    assert converted[1] > 200 > converted[0]


def test_noise_can_be_reencoded() -> None:
    """More than a byte a pixel: Pillow's optimizing writer has no room for that."""
    noise = np.random.default_rng(7).integers(0, 256, (512, 512, 3), dtype=np.uint8)

    assert open_picture(reencode(noise)).shape == noise.shape


def test_reencoding_is_deterministic_and_close(photo: np.ndarray) -> None:
    kept = reencode(photo)
    assert kept == reencode(photo)
    assert np.abs(open_picture(kept).astype(int) - photo).mean() < 2


@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(
    seed=st.sampled_from(SEEDS),
    edits=st.lists(st.tuples(st.floats(0, 1), st.binary(min_size=0, max_size=6)), max_size=6),
    tail=st.binary(max_size=40),
)
def test_damaged_files_give_an_array_or_a_typed_error(
    seed: bytes, edits: list[tuple[float, bytes]], tail: bytes
) -> None:
    data = bytearray(seed)
    for place, content in edits:
        # Squared: most edits hit headers, where readers are fragile.
        start = int(place**2 * (len(data) - 1))
        data[start : start + len(content)] = content
    outcome(bytes(data) + tail)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    head=st.sampled_from([b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF\0\1\0\0WEBPVP8X"]),
    data=st.binary(max_size=300),
)
def test_noise_gives_a_typed_error(head: bytes, data: bytes) -> None:
    outcome(head + data)


def outcome(data: bytes) -> None:
    try:
        rgb = open_picture(data)
    except VisionError as error:
        assert error.code in CODES
    else:
        assert rgb.dtype == np.uint8 and rgb.ndim == 3 and rgb.shape[2] == 3
