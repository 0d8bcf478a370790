"""Each invariant's query finds a planted break: a check that cannot fail is no check."""

import pytest

from accounts.models import CreditAccount
from cameo import vault
from cameo.models import Likeness, LikenessKey
from common import store
from generation.models import Clip
from generation.states import JobState, Visibility
from tests.contracts.invariants import broken
from tests.factories import ClipFactory, JobFactory, LikenessFactory, PostFactory

pytestmark = pytest.mark.django_db


def test_a_sound_world_breaks_nothing(ann):
    likeness = LikenessFactory(owner=ann)
    PostFactory(author=ann, cast=[likeness])
    CreditAccount.objects.filter(owner=ann).delete()

    assert broken(at_rest=True) == {}


def test_i1_finds_a_visible_clip_whose_likeness_was_revoked(ann):
    likeness = LikenessFactory(owner=ann)
    clip = ClipFactory(owner=ann, visibility=Visibility.PUBLIC, cast=[likeness])
    Likeness.objects.filter(pk=likeness.pk).update(epoch=2)

    found = broken()["I1 visible clip without consent"]

    assert [str(pk).replace("-", "") for pk in found] == [clip.pk.hex]


def test_i3_finds_held_credits_without_a_job(ann):
    CreditAccount.objects.create(kind="held", owner=ann, balance=5)

    assert "I3 held credits are not the jobs in flight" in broken()
    assert "I3 a balance is not the sum of its transfers" in broken()


def test_i4_finds_a_running_job_without_a_lease(ann):
    JobFactory(owner=ann, state=JobState.RUNNING)

    assert "I4 in flight longer than lease and reaper" in broken()


def test_i7_finds_a_face_that_no_row_knows(ann):
    store.put_bytes("likeness/nobody", b"x", suffix="npz")

    assert broken()["I7 biometric file without a row"]


def test_i7_finds_a_face_in_the_clear(ann):
    likeness = LikenessFactory(owner=ann)
    Likeness.objects.update(photo_key=store.put_bytes(likeness.space, b"a face", suffix="jpg"))

    assert list(broken()) == ["I7 biometric file in the clear"]


def test_i7_finds_a_data_key_that_outlived_its_likeness(ann):
    likeness = LikenessFactory(owner=ann)
    Likeness.objects.update(photo_key=vault.put(likeness, b"a face", suffix="jpg"))
    assert broken() == {}
    Likeness.objects.update(state="revoked", photo_key="")
    LikenessKey.objects.update(wrapped=b"")

    assert set(broken()) == {
        "I7 data key kept after the end",
        "I7 destroyed and not empty, or empty and not destroyed",
        "I7 biometric file without a row",
    }


def test_i8_finds_a_job_that_never_ended(ann):
    JobFactory(owner=ann)

    assert "I8 accepted and never ended" in broken(at_rest=True)
    assert "I8 accepted and never ended" not in broken()


def test_two_clips_of_one_job_are_refused_by_the_database(ann):
    from django.db import IntegrityError, transaction

    clip = ClipFactory(owner=ann)
    with pytest.raises(IntegrityError), transaction.atomic():
        Clip.objects.create(job=clip.job, owner=ann, width=2, height=2, duration_ms=1)
