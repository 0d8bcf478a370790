"""No byte of a face in the clear, wherever one looks: planted marks are sought in the raw bytes of database, logs and
media root, and every stored object is tried as a picture and as an archive of arrays.
"""

import io
import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import time_machine
from django.db import connection
from PIL import Image, PngImagePlugin
from skimage import data

from accounts.models import User
from cameo import services, tasks, vault
from cameo.models import Capture, Likeness, LikenessKey
from cameo.states import LikenessState
from common.clock import now
from tests.cameo import pictures
from tests.factories import UserFactory

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
MARK = b"PLANTED-6f1c-52.5200N-13.4050E"
MAGIC = (b"\xff\xd8\xff", b"\x89PNG\r\n", b"RIFF", b"PK\x03\x04", b"\x1aE\xdf\xa3", b"ftyp")
BLOCKS = np.random.default_rng(7).integers(0, 2, (6, 12)).astype(np.uint8)
BLOCK_PX = 10
KEYS = ("photo_key", "identity_key", "cutout_key")


@pytest.fixture(autouse=True)
def _no_bell(settings: Any, monkeypatch: pytest.MonkeyPatch, assets: Path) -> None:
    settings.ASSETS_DIR = assets
    monkeypatch.setattr("cameo.services.enrolment.ring_inspection", lambda likeness_id: None)


def marked() -> np.ndarray:
    """The astronaut with a pattern of black and white blocks drawn into a corner, large enough to outlive JPEG."""
    pixels = np.array(data.astronaut())
    pattern = np.kron(BLOCKS * 255, np.ones((BLOCK_PX, BLOCK_PX), np.uint8))
    pixels[-pattern.shape[0] :, -pattern.shape[1] :] = pattern[..., None]
    return pixels


def jpeg() -> bytes:
    exif = Image.Exif()
    exif[0x010E] = MARK.decode()
    exif.get_ifd(0x8825)[0x001B] = MARK
    stream = io.BytesIO()
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + MARK + b"</x:xmpmeta>"
    picture = Image.fromarray(marked())
    picture.save(stream, "JPEG", quality=95, exif=exif, comment=MARK, icc_profile=MARK * 8, xmp=xmp)
    return stream.getvalue() + MARK


def png() -> bytes:
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Comment", MARK.decode())
    texts.add_itxt("XML:com.adobe.xmp", MARK.decode())
    stream = io.BytesIO()
    Image.open(io.BytesIO(pictures.drawn())).save(stream, "PNG", pnginfo=texts)
    return stream.getvalue() + MARK


def shows_the_pattern(picture: bytes) -> bool:
    grey = np.asarray(Image.open(io.BytesIO(picture)).convert("L"), float)
    height, width = BLOCKS.shape[0] * BLOCK_PX, BLOCKS.shape[1] * BLOCK_PX
    corner = grey[-height:, -width:].reshape(BLOCKS.shape[0], BLOCK_PX, BLOCKS.shape[1], BLOCK_PX).mean(axis=(1, 3))
    return bool(np.array_equal(corner > 128, BLOCKS == 1))


def decodes(content: bytes) -> bool:
    """As a picture or an archive, from its first byte or from any magic number within."""
    starts = {0, *(found for magic in MAGIC for found in _places(content, magic))}
    return any(_is_picture(content[start:]) or _is_archive(content[start:]) for start in starts)


def _places(content: bytes, magic: bytes) -> Iterator[int]:
    place = content.find(magic)
    while place >= 0:
        yield place
        place = content.find(magic, place + 1)


def _is_picture(content: bytes) -> bool:
    try:
        Image.open(io.BytesIO(content)).load()
    except (OSError, ValueError, SyntaxError):
        return False
    return True


def _is_archive(content: bytes) -> bool:
    try:
        return bool(np.load(io.BytesIO(content), allow_pickle=False).files)
    except (OSError, ValueError, EOFError, KeyError, AttributeError):
        return False


def stored(root: Path) -> dict[str, bytes]:
    """Every file below, keys and journal of the ledger too."""
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def database() -> bytes:
    """Every row of every table; of SQLite the file and its log as they are, too."""
    raw = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608  names come from the database
            for row in cursor.fetchall():
                raw.extend(bytes(v) if isinstance(v, bytes | memoryview) else str(v).encode() for v in row)
    if connection.vendor == "sqlite":
        file = Path(connection.settings_dict["NAME"])
        raw.extend(path.read_bytes() for path in file.parent.iterdir() if path.name.startswith(file.name))
    return b"\0".join(raw)


def enrol(owner: User) -> list[Likeness]:
    """Face and toy, as people do, each checked by the worker's own task; and the video of a challenge."""
    face = services.enrol(owner, photo=jpeg())
    toy = services.enrol_character(owner, name="toy", picture=png())
    for likeness in (face, toy):
        tasks.inspect(str(likeness.pk))
        likeness.refresh_from_db()
        assert likeness.state == LikenessState.ACTIVE, likeness.reasons
    capture = Capture.objects.create(owner=owner, likeness=face, nonce="n", script={}, expires_at=now())
    Capture.objects.update(video_key=vault.put_capture(capture, jpeg(), suffix="bin"))
    return [face, toy]


def test_marks_are_found_where_nothing_was_done_about_them() -> None:
    """The searches of the next tests, on what they must find."""
    assert MARK in jpeg()
    assert MARK in png()
    assert shows_the_pattern(jpeg())
    assert decodes(b"before" + jpeg())
    assert not decodes(b"noise" * 1000)


def test_nothing_of_a_face_lies_in_the_clear_after_enrolment(tmp_path: Path, capfd: Any, caplog: Any) -> None:
    caplog.set_level("DEBUG")
    face, toy = enrol(UserFactory(username="ann"))

    opened = {field: vault.read(getattr(face, field)) for field in KEYS}
    assert shows_the_pattern(opened["photo_key"]), "the mark in the pixels came through, so it can be sought"
    assert all(decodes(content) for content in opened.values())
    assert not any(MARK in content for content in opened.values()), "what the camera wrote is dropped, sealed or not"
    assert not any(MARK in vault.read(getattr(toy, field)) for field in KEYS)

    files = stored(tmp_path)
    assert len([name for name in files if "/likeness/" in f"/{name}" or "/capture/" in f"/{name}"]) == 7
    for name, content in files.items():
        assert MARK not in content, name
        assert not decodes(content), name
    everything = database()
    assert str(face.pk).replace("-", "").encode() in everything.replace(b"-", b""), "the search reads the rows"
    said = "".join(capfd.readouterr()) + caplog.text
    assert MARK not in everything
    assert MARK.decode() not in said
    assert not decodes(everything)
    for content in opened.values():
        assert content[1000:1032] not in everything
        assert not any(content[1000:1032] in kept for kept in files.values())


def test_nothing_at_all_is_left_after_the_purge(tmp_path: Path) -> None:
    ann = UserFactory(username="ann")
    likenesses = enrol(ann)
    wrapped = [bytes(key.wrapped) for key in LikenessKey.objects.all()]
    assert all(key in database() for key in wrapped)
    for likeness in likenesses:
        services.revoke(ann, likeness)
    with time_machine.travel(now() + timedelta(minutes=11)):
        tasks.sweep()

    assert [name for name in stored(tmp_path) if "likeness/" in name or "capture/" in name] == []
    assert {bytes(key.wrapped) for key in LikenessKey.objects.all()} == {b""}
    everything = database()
    assert not any(key in everything for key in wrapped), "neither in free pages nor in the log of the database"
    assert MARK not in everything
    events = [json.loads(body) for body in _bodies("purged")]
    assert sorted(event["objects"] for event in events) == [3, 4]


def _bodies(kind: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT body FROM cameo_consentevent WHERE kind = %s", [kind])
        return [row[0] for row in cursor.fetchall()]
