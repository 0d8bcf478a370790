"""Videos go a week after their verdict, faces three years after their last use; their owner is told before."""

from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine

from accounts.models import Notification, User
from accounts.services import close_account
from cameo import services, tasks, vault
from cameo.models import Capture, CaptureKey, Likeness, LikenessKey
from cameo.purposes import Purpose
from cameo.states import Gate, LikenessKind
from common import store
from common.clock import now
from tests.factories import ClipFactory, LikenessFactory

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def likeness(ann: User) -> Likeness:
    likeness = LikenessFactory(owner=ann)
    likeness.photo_key = vault.put(likeness, b"a face", suffix="jpg")
    likeness.save()
    return likeness


def capture(owner: User, decided_at: datetime | None) -> Capture:
    made = Capture.objects.create(owner=owner, nonce="n", script={}, expires_at=now(), decided_at=decided_at)
    made.video_key = vault.put_capture(made, b"a film of a face", suffix="webm")
    made.sheet_key = vault.put_capture(made, b"frames of a face", suffix="jpg")
    made.video_hash, made.print = "hash", b"print"
    made.save()
    return made


@pytest.mark.parametrize("decided", [True, False])
def test_a_capture_is_kept_for_seven_days_after_its_verdict(ann: User, decided: bool) -> None:
    film = capture(ann, now() if decided else None)
    with time_machine.travel(now() + 7 * DAY - timedelta(minutes=1)):
        tasks.retain()
    assert vault.read(film.video_key) == b"a film of a face"
    with time_machine.travel(now() + 7 * DAY + timedelta(minutes=1)):
        tasks.retain()

    row = Capture.objects.get()
    assert (row.video_key, row.sheet_key, row.video_hash, bytes(row.print)) == ("", "", "hash", b"print")
    assert not store.storage().exists(film.sheet_key)
    assert not store.storage().exists(film.video_key)
    assert bytes(CaptureKey.objects.get().wrapped) == b""


def test_a_face_that_nobody_uses_ends_after_three_years_with_notice(
    ann: User, likeness: Likeness, django_capture_on_commit_callbacks: Any
) -> None:
    start = now()
    with time_machine.travel(start + 1064 * DAY):
        assert services.keep_no_longer() == 0
        assert not Notification.objects.exists()
    for day in (1066, 1067, 1090):
        with time_machine.travel(start + day * DAY):
            assert services.keep_no_longer() == 0
    assert Notification.objects.get().kind == "cameo_unused"
    with time_machine.travel(start + 1096 * DAY), django_capture_on_commit_callbacks(execute=True):
        assert [services.keep_no_longer(), services.keep_no_longer()] == [1, 0]

    ended = Likeness.objects.get()
    assert (ended.state, ended.photo_key) == ("revoked", "")
    assert bytes(LikenessKey.objects.get().wrapped) == b""
    assert not store.storage().exists(likeness.photo_key)


def test_each_use_that_was_allowed_keeps_it_and_refused_ones_do_not(ann: User, cy: User, likeness: Likeness) -> None:
    def ask(who: User, gate: Gate) -> None:
        services.ask(who, [likeness], gate=gate, job_id=None, purpose=Purpose())

    ask(cy, Gate.SUBMIT)
    ask(ann, Gate.CLAIM)
    assert Likeness.objects.get().last_used_at is None
    start = now()
    with time_machine.travel(start + 1000 * DAY):
        ask(ann, Gate.SUBMIT)
    assert Likeness.objects.get().last_used_at is not None
    with time_machine.travel(start + 1100 * DAY):
        assert services.keep_no_longer() == 0
    with time_machine.travel(start + 2096 * DAY):
        assert services.keep_no_longer() == 1


def test_a_character_is_told_about_by_its_page(ann: User) -> None:
    toy = LikenessFactory(owner=ann, kind=LikenessKind.CHARACTER, handle="ann.toy")
    with time_machine.travel(now() + 1070 * DAY):
        services.keep_no_longer()
    assert Notification.objects.get().data == {"character": str(toy.pk)}


def test_clips_with_a_face_that_ended_are_withdrawn_as_by_its_owner(ann: User, likeness: Likeness) -> None:
    clip = ClipFactory(owner=ann, cast=[likeness])
    with time_machine.travel(now() + 1100 * DAY):
        services.keep_no_longer()
    clip.refresh_from_db()
    assert clip.withdrawn_reason


@pytest.mark.parametrize("crashed", [False, True])
def test_who_leaves_takes_captures_along_that_came_to_no_cameo(
    ann: User, crashed: bool, django_capture_on_commit_callbacks: Any
) -> None:
    film = capture(ann, None)
    with django_capture_on_commit_callbacks(execute=not crashed):
        close_account(ann)
    if crashed:
        services.keep_no_longer()
    assert not store.storage().exists(film.video_key)
    assert bytes(CaptureKey.objects.get().wrapped) == b""
