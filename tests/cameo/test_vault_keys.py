"""The master key's life: a new one, the old one forgotten, the wrong one, and files of a time before it."""

import os
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from accounts.models import User
from cameo import vault
from cameo.models import Capture, Likeness, LikenessKey
from cameo.vault import masterkey, rotation
from common import store
from common.clock import now
from tests.factories import LikenessFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def likeness(ann: User) -> Likeness:
    return LikenessFactory(owner=ann)


def other_key(settings: Any) -> None:
    masterkey.replace((os.urandom(32),))


def test_after_a_rotation_everything_opens_and_the_old_key_opens_nothing(
    likeness: Likeness, ann: User, settings: Any
) -> None:
    capture = Capture.objects.create(owner=ann, nonce="n", script={}, expires_at=now())
    keys = [vault.put(likeness, b"face", suffix="jpg"), vault.put_capture(capture, b"film", suffix="webm")]
    (old,) = masterkey.master_keys()

    assert vault.rotate() == 2
    assert [vault.read(key) for key in keys] == [b"face", b"film"]
    assert len(masterkey.master_keys()) == 2
    assert vault.forget() == 1
    assert [vault.read(key) for key in keys] == [b"face", b"film"]
    assert settings.VAULT_KEY_FILE.stat().st_mode & 0o777 == 0o600
    masterkey.replace((old.secret,))
    with pytest.raises(vault.VaultLocked):
        vault.read(keys[0])


def test_what_was_wrapped_between_both_steps_is_not_lost(likeness: Likeness) -> None:
    vault.wrap(b"", about="first")
    old = masterkey.master_keys()
    vault.rotate()
    both = masterkey.master_keys()
    masterkey.replace(tuple(key.secret for key in old))
    key = vault.put(likeness, b"face", suffix="jpg")  # by a process that read the file before
    masterkey.replace(tuple(key.secret for key in both))

    vault.forget()
    assert vault.read(key) == b"face"


def test_a_key_destroyed_during_a_rotation_stays_so(likeness: Likeness, monkeypatch: pytest.MonkeyPatch) -> None:
    vault.put(likeness, b"face", suffix="jpg")

    def meanwhile(wrapped: bytes, *, about: str) -> bytes:
        opened = vault.unwrap(wrapped, about=about)
        vault.destroy(likeness)
        return opened

    monkeypatch.setattr(rotation, "unwrap", meanwhile)
    assert vault.rotate() == 0
    assert bytes(LikenessKey.objects.get().wrapped) == b""


def test_two_rotations_at_once_are_refused(likeness: Likeness) -> None:
    with rotation._alone(), pytest.raises(vault.VaultLocked):
        vault.rotate()


def test_the_command_says_what_it_did(likeness: Likeness, capsys: Any) -> None:
    vault.put(likeness, b"face", suffix="jpg")
    for action in ("check", "seal", "rotate", "forget"):
        call_command("vault", action)
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "The vault opens."
    assert [line.split(":")[0] for line in said[1:]] == [
        "Sealed",
        "A new master key; data keys wrapped anew",
        "Old master keys dropped",
    ]


def test_another_key_fails_the_check(likeness: Likeness, settings: Any) -> None:
    call_command("vault", "check")
    vault.put(likeness, b"face", suffix="jpg")
    other_key(settings)

    with pytest.raises(CommandError, match="vault_locked"):
        call_command("vault", "check")


def test_files_of_an_earlier_version_are_sealed_once_and_nothing_stays_in_the_clear(likeness: Likeness) -> None:
    ended = LikenessFactory(state="revoked")
    plain = {
        "photo_key": store.put_bytes(likeness.space, b"photo of a face", suffix="jpg"),
        "cutout_key": store.put_bytes(likeness.space, b"cut out of a face", suffix="webp"),
    }
    Likeness.objects.filter(pk=likeness.pk).update(**plain)
    forgotten = store.put_bytes(ended.space, b"a forgotten face", suffix="jpg")

    assert [vault.seal_files(), vault.seal_files()] == [2, 0]
    likeness.refresh_from_db()
    assert vault.read(likeness.photo_key) == b"photo of a face"
    assert vault.read(likeness.cutout_key) == b"cut out of a face"
    assert not any(store.storage().exists(key) for key in (*plain.values(), forgotten))


def test_a_crash_between_sealing_and_deleting_is_made_up_for(likeness: Likeness) -> None:
    vault.put(likeness, b"photo of a face", suffix="jpg")
    left = store.put_bytes(likeness.space, b"photo of a face", suffix="jpg")

    vault.seal_files()
    assert not store.storage().exists(left)
