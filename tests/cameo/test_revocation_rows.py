"""Withdrawing in bulk: a fixed number of statements, one event for a thousand clips, files by a worker."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cameo import ledger
from cameo.ledger import EventKind
from cameo.ledger.opening import open_ledger
from cameo.models import ConsentEvent
from cameo.services import replay, revoke
from common import store
from feed.models import Post
from generation import tasks
from generation.models import Clip
from generation.services import withdraw_clips
from generation.services.files import FEW
from generation.states import Visibility
from tests.backups import backup_taken
from tests.factories import ClipFactory, LikenessFactory, PostFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def anns(ann):
    return LikenessFactory(owner=ann)


def shown(anns, number: int) -> list[Clip]:
    """Public, each with a file."""
    made = [PostFactory(cast=[anns]).clip for _ in range(number)]
    for clip in made:
        Clip.objects.filter(pk=clip.pk).update(video_key=store.put_bytes(clip.space, b"frames", suffix="mp4"))
    return made


def test_thirty_clips_cost_as_many_statements_as_three(ann, ben, anns, bells):
    bens = LikenessFactory(owner=ben)
    shown(anns, 3)
    shown(bens, 30)
    with CaptureQueriesContext(
        connection,
    ) as few:
        revoke(ann, anns)
    with CaptureQueriesContext(connection) as many:
        revoke(ben, bens)
    assert len(many) == len(few)
    assert not Post.objects.filter(hidden=False).exists()
    assert set(Clip.objects.values_list("visibility", "epoch", "video_key")) == {(Visibility.WITHDRAWN, 2, "")}


def test_the_ledger_names_every_clip_and_why(ann, anns):
    clips = shown(anns, 3)
    revoke(ann, anns)
    ledger.seal()
    event = ConsentEvent.objects.get(kind=EventKind.CLIP_WITHDRAWN)
    body = json.loads(event.body)
    assert (sorted(body["clips"]), body["reason"]) == (sorted(str(clip.pk) for clip in clips), "likeness_not_active")


def test_many_files_go_by_a_worker_and_a_lost_bell_is_made_up_for(
    ann, anns, bells, stored, django_capture_on_commit_callbacks
):
    clips = shown(anns, FEW + 1)
    with django_capture_on_commit_callbacks(execute=True):
        revoke(ann, anns)
    assert bells == ["generation.tasks.forget_files"]
    assert len(stored()) == FEW + 1
    still = ClipFactory(owner=ann, video_key=store.put_bytes("clip/stays", b"frames", suffix="mp4"))
    named = [str(clip.pk) for clip in (*clips, still)]
    assert tasks.forget_files(named) == FEW + 1
    assert tasks.forget_files(named) == 0
    assert stored() == [still.video_key]


def test_a_clip_that_ended_before_keeps_its_end(ann, anns, django_capture_on_commit_callbacks):
    gone = ClipFactory(cast=[anns], visibility=Visibility.DELETED, withdrawn_reason="deleted_by_owner")
    first = ClipFactory(cast=[anns])
    assert withdraw_clips(Clip.objects.all(), reason="likeness_not_active", shown=anns) == [first.pk]
    assert withdraw_clips(Clip.objects.all(), reason="again", shown=anns) == []
    gone.refresh_from_db()
    first.refresh_from_db()
    assert (gone.withdrawn_reason, gone.epoch) == ("deleted_by_owner", 1)
    assert (first.withdrawn_reason, first.epoch) == ("likeness_not_active", 2)


def test_a_restored_backup_shows_no_clip_that_was_withdrawn_alone(ann, anns):
    """Its likeness stands; a narrowed scope, or the person in it, took this one down."""
    one, other = shown(anns, 2)
    open_ledger()
    with backup_taken():
        withdraw_clips(Clip.objects.filter(pk=one.pk), reason="scope_narrowed", shown=anns, actor=ann)
        ledger.seal()
        open_ledger()
    one.refresh_from_db()
    assert one.visibility == Visibility.PUBLIC

    replay()

    one.refresh_from_db()
    other.refresh_from_db()
    assert (one.visibility, one.withdrawn_reason) == (Visibility.WITHDRAWN, "scope_narrowed")
    assert other.visibility == Visibility.PUBLIC
