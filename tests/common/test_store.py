import pytest
from django.core.files.base import ContentFile

from common import store
from common.files import WholeFileStorage


def test_equal_content_has_one_key_in_a_space_and_another_in_another():
    one = store.put_bytes("clip/a", b"same", suffix="mp4")

    assert store.put_bytes("clip/a", b"same", suffix="mp4") == one
    assert store.put_bytes("clip/b", b"same", suffix="mp4") != one
    assert store.read(one) == b"same"


def test_a_file_put_by_path_is_found_under_the_hash_of_its_bytes(tmp_path):
    path = tmp_path / "clip"
    path.write_bytes(b"same")

    assert store.put_file("clip/a", path, suffix="mp4") == store.put_bytes("clip/a", b"same", suffix="mp4")


def test_deleting_twice_and_deleting_nothing_are_harmless():
    key = store.put_bytes("clip/a", b"x", suffix="mp4")
    for _ in range(2):
        store.delete(key, "")

    with pytest.raises(FileNotFoundError):
        store.read(key)


class _Broken(ContentFile):
    """A source that fails halfway."""

    def chunks(self, chunk_size=None):
        yield b"half"
        raise OSError("the disk went away")


def test_a_write_that_fails_leaves_nothing_under_the_name(tmp_path):
    storage = WholeFileStorage(location=tmp_path)
    with pytest.raises(OSError, match="disk went away"):
        storage.save("likeness/a/face.npz", _Broken(b"whole"))

    assert not storage.exists("likeness/a/face.npz")
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and not path.name.endswith(".part")]


def test_a_local_file_is_lent_as_a_path_and_stays():
    key = store.put_bytes("clip/a", b"bytes", suffix="mp4")
    with store.local_file(key) as path:
        assert path.read_bytes() == b"bytes"

    assert store.read(key) == b"bytes"


def test_a_remote_face_is_copied_straight_to_its_place(settings, monkeypatch, tmp_path):
    settings.STORAGES = settings.STORAGES | {
        "private": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    }
    key = store.put_bytes("likeness/a", b"face", suffix="npz")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))

    store.copy_to(key, tmp_path / "ann.npz")

    assert (tmp_path / "ann.npz").read_bytes() == b"face"
