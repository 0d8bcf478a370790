"""Each invariant's query finds a planted break: a check that cannot fail is no check."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from accounts.models import CreditAccount
from cameo import ledger, vault
from cameo.ledger import EventKind
from cameo.models import ConsentEvent, Grant, Likeness, LikenessKey
from cameo.states import Audience, LikenessState
from common import store
from common.clock import now
from feed.models import PostStat, PostTag
from generation.models import Clip
from generation.services import let_in
from generation.states import JobState, Visibility
from remix.models import Invitation
from tests.accounts.books import let_balances_be_changed
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
    let_balances_be_changed()
    CreditAccount.objects.create(kind="held", owner=ann, balance=5)

    assert "I3 held credits are not the jobs in flight" in broken()
    assert "I3 a balance is not the sum of its transfers" in broken()


def test_i4_finds_a_running_job_without_a_lease(ann):
    JobFactory(owner=ann, state=JobState.RUNNING)

    assert "I4 in flight longer than lease and reaper" in broken()


def test_a_guest_whom_nobody_invited_or_whose_time_is_another_is_found(ann, ben):
    draft, until = ClipFactory(owner=ann), now() + timedelta(days=1)
    let_in(draft, ben, until=until)
    assert "a guest of a draft without an invitation" in broken()

    Invitation.objects.create(clip=draft, person=ben, accepted_at=now(), expires_at=until)
    assert broken() == {}
    Invitation.objects.update(expires_at=now())
    assert "a guest of a draft without an invitation" in broken()


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
    clip = ClipFactory(owner=ann)
    with pytest.raises(IntegrityError), transaction.atomic():
        Clip.objects.create(job=clip.job, owner=ann, width=2, height=2, duration_ms=1)


def test_i1_finds_what_outlived_a_likeness(ann, ben):
    """Files of a clip, its post, a job in flight, a grant."""
    likeness = LikenessFactory(owner=ann, state=LikenessState.REVOKED)
    Grant.objects.create(likeness=likeness, audience=Audience.EVERYONE, expires_at=now())
    JobFactory(owner=ben, cast=[likeness])
    post = PostFactory(author=ben)
    Clip.objects.filter(pk=post.clip_id).update(visibility=Visibility.WITHDRAWN)

    assert set(broken()) >= {
        "I1 post of a clip that is not public",
        "I1 job in flight without consent",
        "I1 grant that outlived its likeness",
    }


def test_i1_a_clip_that_ended_can_not_name_files(ann):
    clip = ClipFactory(owner=ann, video_key="clip/x")
    with pytest.raises(IntegrityError), transaction.atomic():
        Clip.objects.filter(pk=clip.pk).update(visibility=Visibility.WITHDRAWN)


def test_i1_lets_a_frozen_likeness_be_seen_where_it_was(ann):
    """Freezing stops new uses; taking back ends the old ones too."""
    likeness = LikenessFactory(owner=ann, frozen_at=now())
    PostFactory(author=ann, cast=[likeness])

    assert not [name for name in broken() if name.startswith("I1")]


def test_a_hidden_post_that_still_trends_or_goes_by_a_tag_is_found(ann):
    trending, tagged = PostFactory(author=ann, hidden=True), PostFactory(author=ann, hidden=True)
    PostStat.objects.update_or_create(post=trending, defaults={"eligible": True, "updated_at": now()})
    PostTag.objects.create(post=tagged, tag="clay", sequence=tagged.sequence)

    assert len(broken()["hidden, and still trends or goes by a tag"]) == 2


def test_a_tag_that_pages_by_an_old_sequence_is_found(ann):
    post = PostFactory(author=ann)
    PostTag.objects.create(post=post, tag="clay", sequence=post.sequence + 1)

    assert "a tag of another place in the order than its post" in broken()


def test_remixes_counted_wrongly_are_found(ann):
    PostFactory(author=ann, remix_count=1)

    assert list(broken()) == ["a count of remixes that are not live, or not counted"]


def test_i5_finds_a_chain_with_a_row_too_many(ann):
    likeness = LikenessFactory(owner=ann)
    ledger.record(EventKind.FROZEN, likeness, actor=ann)
    ledger.seal()
    event = ConsentEvent.objects.get()
    assert "I5 the ledger does not verify" not in broken()
    event.seq, event.hash = 7, "f" * 64
    event.chain_seq = 7
    event.save(force_insert=True)

    assert broken()["I5 the ledger does not verify"]


def test_i6_finds_a_file_of_a_clip_that_ended_once_all_is_at_rest(ann):
    clip = ClipFactory(owner=ann, visibility=Visibility.DELETED)
    store.put_bytes(clip.space, b"frames", suffix="mp4")

    assert "I6 file of a clip that ended" in broken(at_rest=True)
    assert "I6 file of a clip that ended" not in broken()
