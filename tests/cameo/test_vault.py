"""What is sealed opens with its own key, at its own place, and nowhere else."""

import os
from pathlib import Path
from typing import Any

import pytest

from accounts.models import User
from cameo import vault
from cameo.models import Capture, Likeness, LikenessKey
from cameo.models.ledger import PendingEvent
from common import store
from common.clock import now
from common.errors import Conflict
from tests.factories import LikenessFactory

pytestmark = pytest.mark.django_db
FACE = b"a face" * 50


@pytest.fixture
def likeness(ann: User) -> Likeness:
    return LikenessFactory(owner=ann)


@pytest.fixture
def capture(ann: User, likeness: Likeness) -> Capture:
    return Capture.objects.create(owner=ann, likeness=likeness, nonce="n", script={}, expires_at=now())


def test_what_was_put_is_read_again_and_lies_in_the_store_as_noise(likeness: Likeness) -> None:
    key = vault.put(likeness, FACE, suffix="jpg")

    assert vault.read(key) == FACE
    assert key.startswith(f"{likeness.space}/")
    assert FACE[:6] not in store.read(key)


def test_the_same_bytes_are_one_object_here_and_another_elsewhere(likeness: Likeness) -> None:
    other = LikenessFactory()
    keys = [vault.put(likeness, FACE, suffix="jpg") for _ in range(2)]

    assert keys[0] == keys[1]
    assert Path(keys[0]).name != Path(vault.put(other, FACE, suffix="jpg")).name


def test_a_file_moved_to_another_likeness_or_another_name_does_not_open(likeness: Likeness) -> None:
    other = LikenessFactory()
    mine, theirs = vault.put(likeness, FACE, suffix="jpg"), vault.put(other, b"another face", suffix="jpg")
    for place in (theirs, f"{likeness.space}/elsewhere.jpg.sealed"):
        store.delete(place)
        store.put_named(place, store.read(mine))
        with pytest.raises(vault.VaultLocked):
            vault.read(place)


def test_a_data_key_moved_to_another_likeness_does_not_unwrap(likeness: Likeness) -> None:
    other = LikenessFactory()
    vault.put(likeness, FACE, suffix="jpg")
    key = vault.put(other, FACE, suffix="jpg")
    LikenessKey.objects.filter(likeness=other).update(wrapped=LikenessKey.objects.get(likeness=likeness).wrapped)

    with pytest.raises(vault.VaultLocked):
        vault.read(key)


@pytest.mark.parametrize("position", [0, 5, 20, -1])
def test_an_altered_file_is_refused(likeness: Likeness, position: int) -> None:
    key = vault.put(likeness, FACE, suffix="jpg")
    altered = bytearray(store.read(key))
    altered[position] ^= 1
    store.delete(key)
    store.put_named(key, bytes(altered))

    with pytest.raises(vault.VaultLocked):
        vault.read(key)


def test_a_file_in_the_clear_is_not_served(likeness: Likeness) -> None:
    vault.put(likeness, FACE, suffix="jpg")
    plain = store.put_bytes(likeness.space, FACE, suffix="jpg")

    with pytest.raises(vault.VaultLocked):
        vault.read(plain)


def test_a_worker_gets_a_private_file_of_its_own(likeness: Likeness, tmp_path: Path) -> None:
    key = vault.put(likeness, FACE, suffix="npz")
    vault.open_to(key, tmp_path / "face.npz")

    assert (tmp_path / "face.npz").read_bytes() == FACE
    assert (tmp_path / "face.npz").stat().st_mode & 0o777 == 0o600
    with pytest.raises(FileExistsError):
        vault.open_to(key, tmp_path / "face.npz")


def test_once_destroyed_nothing_opens_and_nothing_is_sealed_any_more(likeness: Likeness, capture: Capture) -> None:
    key = vault.put(likeness, FACE, suffix="jpg")
    film = vault.put_capture(capture, FACE, suffix="webm")
    vault.destroy(likeness)
    vault.destroy(likeness)

    assert bytes(LikenessKey.objects.get().wrapped) == b""
    for gone in (key, film):
        with pytest.raises(FileNotFoundError):
            vault.read(gone)
    with pytest.raises(Conflict, match="likeness_moved"):
        vault.put(likeness, FACE, suffix="jpg")
    with pytest.raises(Conflict, match="capture_moved"):
        vault.put_capture(capture, FACE, suffix="webm")


def test_destroyed_before_anything_was_sealed_stays_so(likeness: Likeness) -> None:
    vault.destroy(likeness)

    with pytest.raises(Conflict, match="likeness_moved"):
        vault.put(likeness, FACE, suffix="jpg")


def test_emptying_counts_every_object_once_and_goes_into_the_ledger_once(likeness: Likeness, capture: Capture) -> None:
    vault.put(likeness, FACE, suffix="jpg")
    Capture.objects.update(video_key=vault.put_capture(capture, FACE, suffix="webm"))
    vault.destroy(likeness)

    vault.empty(likeness)
    vault.empty(likeness)
    noted = PendingEvent.objects.get(likeness_id=likeness.pk)
    assert (noted.kind, noted.facts["objects"]) == ("purged", 2)
    assert LikenessKey.objects.get().objects_deleted == 2
    assert Capture.objects.get().video_key == ""
    assert store.storage().listdir(likeness.space)[1] + store.storage().listdir(capture.space)[1] == []


def test_a_capture_goes_alone(likeness: Likeness, capture: Capture) -> None:
    face, film = vault.put(likeness, FACE, suffix="jpg"), vault.put_capture(capture, FACE, suffix="webm")
    vault.delete_capture(capture)
    vault.delete_capture(capture)

    assert vault.read(face) == FACE
    assert not store.storage().exists(film)
    with pytest.raises(Conflict, match="capture_moved"):
        vault.put_capture(capture, FACE, suffix="webm")


def test_where_a_capture_was_filmed_is_not_kept(capture: Capture) -> None:
    place = b"+52.5200+013.4050/"
    notes = (8 + len(place)).to_bytes(4) + b"\xa9xyz" + place
    film = b"\0\0\0\x10ftypisom\0\0\0\0" + (16 + len(notes)).to_bytes(4) + b"moov" + (8 + len(notes)).to_bytes(4)
    key = vault.put_capture(capture, film + b"udta" + notes, suffix="mp4")

    assert place not in vault.read(key)
    assert vault.read(key).startswith(film)


def test_the_master_key_is_made_once_for_this_user_only(settings: Any) -> None:
    first = vault.wrap(b"secret", about="test")
    made = settings.VAULT_KEY_FILE.read_bytes()

    assert vault.unwrap(first, about="test") == b"secret"
    assert settings.VAULT_KEY_FILE.read_bytes() == made
    assert settings.VAULT_KEY_FILE.stat().st_mode & 0o777 == 0o600
    assert os.listdir(settings.VAULT_KEY_FILE.parent) == [settings.VAULT_KEY_FILE.name]
    with pytest.raises(vault.VaultLocked):
        vault.unwrap(first, about="something else")


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660])
def test_a_master_key_that_others_may_read_is_refused(settings: Any, mode: int) -> None:
    vault.wrap(b"secret", about="test")
    settings.VAULT_KEY_FILE.chmod(mode)

    with pytest.raises(vault.VaultLocked):
        vault.wrap(b"secret", about="test")


@pytest.mark.parametrize("content", [b"", b"c2hvcnQ=\n", b"not base64!\n"])
def test_a_master_key_that_is_none_is_refused(settings: Any, content: bytes) -> None:
    settings.VAULT_KEY_FILE.parent.mkdir(mode=0o700)
    settings.VAULT_KEY_FILE.write_bytes(content)
    settings.VAULT_KEY_FILE.chmod(0o600)

    with pytest.raises(vault.VaultLocked):
        vault.wrap(b"secret", about="test")


def test_a_lost_master_key_is_not_quietly_replaced(likeness: Likeness, settings: Any) -> None:
    key = vault.put(likeness, FACE, suffix="jpg")
    settings.VAULT_KEY_FILE.unlink()

    for attempt in (lambda: vault.read(key), lambda: vault.put(LikenessFactory(), FACE, suffix="jpg")):
        with pytest.raises(vault.VaultLocked):
            attempt()
    assert not settings.VAULT_KEY_FILE.exists()
