"""From selfie to active likeness with the real face pack, and every way it can go wrong."""

import io
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import time_machine
from django.db import IntegrityError, transaction
from PIL import Image

from accounts.models import Notification, User
from cameo import inspection, services, tasks, vault
from cameo.models import Likeness
from cameo.reasons import EXPLANATIONS, explain
from cameo.states import LikenessState
from common import store
from common.clock import now
from common.errors import AppError
from vision.contracts import Identity, Reason
from vision.picture import open_picture

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def rung(settings: Any, monkeypatch: pytest.MonkeyPatch, assets: Path) -> list[Any]:
    """Ids that the bell was rung for; no broker is needed to see it."""
    settings.ASSETS_DIR = assets
    ids: list[Any] = []
    monkeypatch.setattr("cameo.services.enrolment.ring_inspection", ids.append)
    return ids


def files(likeness: Likeness) -> set[str]:
    if not store.storage().exists(likeness.space):
        return set()
    return {f"{likeness.space}/{name}" for name in store.storage().listdir(likeness.space)[1]}


def wall() -> bytes:
    """A picture without anybody."""
    stream = io.BytesIO()
    Image.fromarray(np.full((400, 400, 3), 200, np.uint8)).save(stream, "PNG")
    return stream.getvalue()


def test_selfie_becomes_an_active_likeness(ann: User, selfie: bytes, rung: list[Any], tmp_path: Path) -> None:
    likeness = services.enrol(ann, photo=selfie)
    assert (likeness.state, likeness.handle, rung) == (LikenessState.CHECKING, "ann", [likeness.pk])
    tasks.inspect(str(likeness.pk))
    likeness.refresh_from_db()
    assert (likeness.state, likeness.reasons, likeness.epoch) == (LikenessState.ACTIVE, [], 1)
    assert files(likeness) == {likeness.photo_key, likeness.identity_key, likeness.cutout_key}
    vault.open_to(likeness.identity_key, tmp_path / "opened.npz")
    assert Identity.load(tmp_path / "opened.npz").landmarks.shape == (468, 3)
    cutout = Image.open(io.BytesIO(vault.read(likeness.cutout_key)))
    assert (cutout.format, cutout.mode) == ("WEBP", "RGBA")
    assert Notification.objects.get(recipient=ann).kind == "cameo_ready"


def test_photo_is_kept_reencoded_without_what_the_camera_wrote(ann: User, selfie: bytes) -> None:
    exif = Image.Exif()
    exif[0x010E] = "where I live"
    stream = io.BytesIO()
    Image.open(io.BytesIO(selfie)).save(stream, "JPEG", exif=exif)
    assert b"where I live" in stream.getvalue()
    kept = vault.read(services.enrol(ann, photo=stream.getvalue()).photo_key)
    assert b"where I live" not in kept
    assert not Image.open(io.BytesIO(kept)).getexif()


def test_checking_twice_and_after_the_end_changes_nothing(
    ann: User, selfie: bytes, django_capture_on_commit_callbacks: Any
) -> None:
    likeness = services.enrol(ann, photo=selfie)
    tasks.inspect(str(likeness.pk))
    before = Likeness.objects.values().get()
    tasks.inspect(str(likeness.pk))
    assert Likeness.objects.values().get() == before
    with django_capture_on_commit_callbacks(execute=True):
        services.revoke(ann, likeness)
    tasks.inspect(str(likeness.pk))
    assert files(likeness) == set()


def test_picture_without_a_face_is_rejected_with_a_reason_and_not_kept(
    ann: User, django_capture_on_commit_callbacks: Any
) -> None:
    likeness = services.enrol(ann, photo=wall())
    with django_capture_on_commit_callbacks(execute=True):
        tasks.inspect(str(likeness.pk))
    likeness.refresh_from_db()
    assert (likeness.state, likeness.reasons) == (LikenessState.REJECTED, ["no_face"])
    assert files(likeness) == set()
    assert Notification.objects.get(recipient=ann).kind == "cameo_rejected"
    services.enrol(ann, photo=wall())


def test_missing_face_pack_is_said_plainly(ann: User, selfie: bytes, settings: Any, tmp_path: Path) -> None:
    settings.ASSETS_DIR = tmp_path
    likeness = services.enrol(ann, photo=selfie)
    tasks.inspect(str(likeness.pk))
    likeness.refresh_from_db()
    assert (likeness.state, likeness.reasons) == (LikenessState.REJECTED, ["face_pack_missing"])


def test_whatever_breaks_in_the_check_the_owner_gets_an_answer(
    ann: User, selfie: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr(tasks, "look_at", broken)
    likeness = services.enrol(ann, photo=selfie)
    tasks.inspect(str(likeness.pk))
    likeness.refresh_from_db()
    assert likeness.reasons == ["check_failed"]


def test_photo_that_takes_workers_down_is_refused_in_the_end(ann: User, selfie: bytes) -> None:
    likeness = services.enrol(ann, photo=selfie)
    for _ in range(3):
        assert services.begin_check(likeness.pk) is not None
    assert services.begin_check(likeness.pk) is None
    likeness.refresh_from_db()
    assert likeness.reasons == ["check_failed"]


def test_revoked_while_being_checked_leaves_no_file(
    ann: User, selfie: bytes, django_capture_on_commit_callbacks: Any
) -> None:
    likeness = services.enrol(ann, photo=selfie)
    seen = services.begin_check(likeness.pk)
    assert seen is not None
    with django_capture_on_commit_callbacks(execute=True):
        services.revoke(ann, likeness)
    assert not services.accept(seen, identity=b"identity", cutout=b"cutout")
    assert not services.reject(seen, reasons=["no_face"])
    likeness.refresh_from_db()
    assert (likeness.state, likeness.identity_key) == (LikenessState.REVOKED, "")
    assert files(likeness) == set()


def test_two_workers_at_once_keep_the_files_of_one(ann: User, selfie: bytes) -> None:
    likeness = services.enrol(ann, photo=selfie)
    first, second = services.begin_check(likeness.pk), services.begin_check(likeness.pk)
    assert first is not None
    assert second is not None
    assert services.accept(first, identity=b"one", cutout=b"same")
    assert not services.accept(second, identity=b"two", cutout=b"same")
    likeness.refresh_from_db()
    assert files(likeness) == {likeness.photo_key, likeness.identity_key, likeness.cutout_key}
    assert vault.read(likeness.identity_key) == b"one"


@pytest.mark.parametrize("born", [None, date(2010, 1, 1)])
def test_too_young_or_unknown_age_has_no_likeness(ann: User, selfie: bytes, born: date | None) -> None:
    ann.birth_date = born
    with time_machine.travel("2027-12-31"), pytest.raises(AppError, match="too_young_for_likeness"):
        services.enrol(ann, photo=selfie)
    assert not Likeness.objects.exists()


def test_one_live_likeness_a_person(ann: User, selfie: bytes) -> None:
    likeness = services.enrol(ann, photo=selfie)
    with pytest.raises(AppError, match="likeness_exists"):
        services.enrol(ann, photo=selfie)
    services.revoke(ann, likeness)
    services.enrol(ann, photo=selfie)


def test_bad_picture_leaves_nothing_behind(ann: User) -> None:
    with pytest.raises(AppError, match="not_an_image"):
        services.enrol(ann, photo=b"hello")
    assert not Likeness.objects.exists()
    assert not store.storage().exists("likeness")


def test_lost_bell_is_rung_again_but_not_more_often_than_needed(ann: User, selfie: bytes, rung: list[Any]) -> None:
    likeness = services.enrol(ann, photo=selfie)
    assert services.ring_waiting() == 0
    with time_machine.travel(now() + timedelta(seconds=31)):
        assert [services.ring_waiting(), services.ring_waiting()] == [1, 0]
    assert rung == [likeness.pk] * 2


def test_upload_that_died_with_its_server_ends(ann: User, selfie: bytes) -> None:
    likeness = services.enrol(ann, photo=selfie)
    Likeness.objects.update(photo_key="")
    assert services.begin_check(likeness.pk) is None
    services.ring_waiting()
    assert Likeness.objects.get().state == LikenessState.CHECKING
    with time_machine.travel(now() + timedelta(minutes=2)):
        services.ring_waiting()
    likeness.refresh_from_db()
    assert (likeness.state, likeness.reasons) == (LikenessState.REJECTED, ["upload_interrupted"])


def test_sweep_removes_what_a_crash_left_until_no_late_writer_can_be_there(ann: User, selfie: bytes) -> None:
    likeness = services.enrol(ann, photo=selfie)
    services.revoke(ann, likeness)
    assert files(likeness), "the test holds the commit back, as a crash would"
    tasks.sweep()
    assert files(likeness) == set()
    store.put_named(f"{likeness.space}/late.npz.sealed", b"late")
    with time_machine.travel(now() + timedelta(minutes=11)):
        tasks.sweep()
        assert files(likeness) == set()
        assert services.purge_ended() == 0
    assert Likeness.objects.get().purged_at is not None


def test_closing_the_account_takes_the_face_with_it(
    ann: User, selfie: bytes, django_capture_on_commit_callbacks: Any
) -> None:
    from accounts.services import close_account

    likeness = services.enrol(ann, photo=selfie)
    with django_capture_on_commit_callbacks(execute=True):
        close_account(ann)
    likeness.refresh_from_db()
    assert (likeness.state, likeness.handle) == (LikenessState.REVOKED, "")
    assert files(likeness) == set()


@pytest.mark.parametrize("state", [LikenessState.REJECTED, LikenessState.REVOKED])
def test_database_refuses_biometrics_after_the_end(ann: User, selfie: bytes, state: LikenessState) -> None:
    services.enrol(ann, photo=selfie)
    with pytest.raises(IntegrityError), transaction.atomic():
        Likeness.objects.update(state=state)


def test_every_reason_is_explained() -> None:
    for reason in Reason:
        assert str(explain(reason).title)
        assert str(explain(reason).hint)
    with pytest.raises(KeyError):
        explain("made_up")
    assert all(len(code) <= 40 for code in EXPLANATIONS)


def test_stored_photo_is_readable_by_the_worker(ann: User, selfie: bytes) -> None:
    likeness = services.enrol(ann, photo=selfie)
    assert open_picture(vault.read(likeness.photo_key)).shape == (512, 512, 3)


def test_a_face_is_packed_without_the_temporary_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    face = Identity(
        rgb=np.zeros((4, 4, 3), np.uint8), landmarks=np.zeros((468, 3)), matte=np.ones((4, 4)), skin_rgb=np.ones(3)
    )

    (tmp_path / "face.npz").write_bytes(inspection._npz(face))

    assert Identity.load(tmp_path / "face.npz").matte.all()


def test_a_store_that_is_away_does_not_undo_taking_back(
    ann: User, selfie: bytes, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    likeness = services.enrol(ann, photo=selfie)

    def away(_space: str) -> None:
        raise OSError

    with monkeypatch.context() as patch:
        patch.setattr(store, "delete_space", away)
        with django_capture_on_commit_callbacks(execute=True):
            assert services.revoke(ann, likeness).state == LikenessState.REVOKED
    assert files(likeness)
    services.purge_ended()
    assert not files(likeness)
