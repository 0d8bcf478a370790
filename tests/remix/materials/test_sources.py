"""A clip that a remix is made from may go, or be closed to its owner, while it waits and while it is rendered."""

import time

import pytest
from django.db import transaction

from accounts.models import Block
from accounts.services import balance
from cameo.models import Likeness
from common.errors import Invalid
from generation.contracts import Route
from generation.media.material import footage_of
from generation.models import Clip, Job, JobReference
from generation.services import MadeClip, cancel_job, claim_next, complete, delete_clip, set_visibility, work
from generation.services.withdrawal import withdraw_clips
from generation.states import JobState, Visibility
from generation.views.words import reason_in_words
from remix.services import set_terms
from remix.states import RemixKind
from remix.terms import Terms, Who
from tests.races import at_once
from tests.remix.materials.films import BLUE, RED

pytestmark = pytest.mark.django_db(transaction=True)
STUDIO = Route(engine="studio")


@pytest.fixture
def parent(ann, filmed) -> Clip:
    return filmed(ann, RED, 440)


@pytest.fixture
def waiting(ben, parent, ordered) -> Job:
    """Ben's trim of Ann's clip."""
    return ordered(RemixKind.TRIM, parent, by=ben, end_s=1.5)


@pytest.fixture
def files(tmp_path) -> MadeClip:
    paths = [tmp_path / f"made.{suffix}" for suffix in ("mp4", "webp", "webm")]
    for path in paths:
        path.write_bytes(path.suffix.encode())
    return MadeClip(video=paths[0], poster=paths[1], preview=paths[2], width=180, height=320, duration_ms=1500)


def deleted(clip: Clip) -> None:
    delete_clip(clip.owner, clip)


def withdrawn(clip: Clip) -> None:
    with transaction.atomic():
        withdraw_clips(Clip.objects.filter(pk=clip.pk), reason="likeness_not_active", shown=Likeness.objects.get())


def unpublished(clip: Clip) -> None:
    set_visibility(clip, Visibility.DRAFT)


def blocked(clip: Clip) -> None:
    Block.objects.create(source=clip.owner, target=Job.objects.latest("pk").owner)


def refused(job: Job, reason: str) -> None:
    job.refresh_from_db()
    assert (job.state, job.reason) == (JobState.REFUSED, reason)
    assert balance(job.owner)[1] == 0
    assert balance(job.owner)[0] == 100
    assert not Clip.objects.filter(job=job).exists()
    assert "Your credits are back" in reason_in_words(reason)


def test_what_is_deleted_ends_the_jobs_that_wait_for_it(waiting, parent):
    deleted(parent)

    refused(waiting, "source_gone")
    assert claim_next("w", STUDIO) is None


def test_what_is_withdrawn_ends_them_too(ann, waiting, parent, likeness_of):
    likeness_of(ann)

    withdrawn(parent)

    refused(waiting, "source_gone")


def test_nothing_ends_where_the_withdrawal_is_undone(ann, waiting, parent, likeness_of):
    likeness_of(ann)
    with transaction.atomic():
        withdrawn(parent)
        transaction.set_rollback(True)

    waiting.refresh_from_db()

    assert waiting.state == JobState.QUEUED


@pytest.mark.parametrize("close", [unpublished, blocked])
def test_what_is_closed_to_its_owner_is_not_rendered(waiting, parent, close):
    close(parent)

    assert claim_next("w", STUDIO) is None
    refused(waiting, "source_hidden")


@pytest.mark.parametrize(
    ("close", "reason"), [(deleted, "source_gone"), (unpublished, "source_hidden"), (blocked, "source_hidden")]
)
def test_what_is_closed_during_the_render_is_not_born(waiting, parent, files, close, reason):
    job = claim_next("w", STUDIO)
    close(parent)

    assert complete(job, files) is None
    refused(waiting, reason)


@pytest.mark.parametrize("close", [deleted, unpublished])
def test_the_last_look_is_under_the_lock(waiting, parent, files, monkeypatch, stored_of, close):
    """As if it was closed after the gates were asked, while the files were stored."""
    job = claim_next("w", STUDIO)
    beat = work.beat

    def closing(job, **news):
        monkeypatch.setattr(work, "beat", beat)
        Clip.objects.filter(pk=parent.pk).update(
            visibility=Visibility.DRAFT if close is unpublished else Visibility.DELETED,
            **({} if close is unpublished else {"video_key": "", "poster_key": "", "preview_key": "", "package": {}}),
        )
        return beat(job, **news)

    monkeypatch.setattr(work, "beat", closing)

    assert complete(job, files) is None
    refused(waiting, "source_hidden" if close is unpublished else "source_gone")
    assert stored_of(waiting) == []


def test_what_ended_the_job_first_has_ended_it(waiting, parent, files, monkeypatch):
    """Whoever takes the clip back waits for the job's row, and may have it before the worker can refuse."""
    job = claim_next("w", STUDIO)

    def overtaken(job, clip, *, gpu_ms):
        deleted(parent)
        raise work._SourceRefused("source_gone")

    monkeypatch.setattr(work, "_born", overtaken)

    assert complete(job, files) is None
    refused(waiting, "source_gone")


def test_terms_of_later_do_not_stop_what_was_begun(ann, waiting, parent, files):
    set_terms(ann, parent, Terms(who=Who.NOBODY))

    job = claim_next("w", STUDIO)

    assert job == waiting
    assert complete(job, files) is not None


def test_its_owner_may_cut_a_draft_of_their_own(ann, parent, ordered, files):
    set_visibility(parent, Visibility.DRAFT)
    ordered(RemixKind.TRIM, parent, end_s=1.5)

    assert complete(claim_next("w", STUDIO), files) is not None


def test_a_clip_without_files_is_no_source(ben, parent, ordered):
    Clip.objects.filter(pk=parent.pk).update(video_key="")
    parent.refresh_from_db()
    before = Job.objects.count()

    with pytest.raises(Invalid, match="source_gone"):
        ordered(RemixKind.TRIM, parent, by=ben, end_s=1.5)

    assert (Job.objects.count(), balance(ben)) == (before, (0, 0))


def test_where_the_file_itself_is_lost_the_job_says_so(waiting, parent, runner, lost):
    lost(parent)

    assert runner.drain() == 1
    waiting.refresh_from_db()
    assert (waiting.state, waiting.reason, balance(waiting.owner)) == (JobState.FAILED, "material_gone", (100, 0))


def test_a_file_that_is_no_clip_ends_it(waiting, parent, runner, spoilt):
    spoilt(parent)

    assert runner.drain() == 1
    waiting.refresh_from_db()
    assert (waiting.state, waiting.reason) == (JobState.FAILED, "reference_unreadable")


def test_a_job_of_several_clips_ends_with_any_of_them(ann, ben, filmed, ordered, parent):
    job = ordered(RemixKind.STITCH, filmed(ben, BLUE, 660), parent, by=ben)
    deleted(parent)

    refused(job, "source_gone")


def test_a_job_that_is_made_from_no_file_goes_on(ben, parent, ordered):
    job = ordered(RemixKind.RELIGHT, parent, by=ben, time="night")
    deleted(parent)

    job.refresh_from_db()

    assert job.state == JobState.QUEUED


def test_faces_of_those_in_the_film_are_not_opened(ann, ben, filmed, ordered, runner, likeness_of):
    """Ann's likeness has no file: opening it would fail."""
    clip = filmed(ann, RED, 440, cast=[likeness_of(ann)])
    job = ordered(RemixKind.TRIM, clip, by=ben, end_s=1.5)

    assert runner.drain() == 1
    job.refresh_from_db()
    assert job.state == JobState.READY
    assert JobReference.objects.filter(job=job).count() == 1


@pytest.mark.parametrize("_again", range(3))
def test_a_clip_that_goes_at_the_same_moment_leaves_all_or_nothing(waiting, parent, files, _again):
    job = claim_next("w", STUDIO)

    assert at_once(lambda: complete(job, files), lambda: delete_clip(parent.owner, parent)) == ["", ""]

    waiting.refresh_from_db()
    born = Clip.objects.filter(job=waiting).exists()
    assert waiting.state == (JobState.READY if born else JobState.REFUSED)
    assert balance(waiting.owner) == (100 - waiting.price * born, 0)


def test_who_stops_it_does_not_wait_until_the_clips_are_read(waiting, runner, monkeypatch):
    """Reading them takes long, and the worker hears of it meanwhile."""
    read_on = []

    def endless(clip, folder, name, *, on_wait):
        cancel_job(waiting.owner, Job.objects.get(pk=waiting.pk))
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            on_wait()
            time.sleep(0.05)
        read_on.append(name)

    monkeypatch.setattr("generation.worker.materials.footage_of", endless)

    assert runner.drain() == 1
    waiting.refresh_from_db()
    assert (waiting.state, read_on) == (JobState.CANCELLED, [])


def test_the_lease_is_held_while_the_clips_are_read(waiting, runner, monkeypatch):
    beaten = []
    beat = work.beat

    def quiet():
        return [news for news in beaten if news == {"stage": "", "progress": None, "preview": ""}]

    monkeypatch.setattr(
        "generation.services.beat", lambda job, **news: beaten.append(news) is None and beat(job, **news)
    )

    def slow(clip, folder, name, *, on_wait):
        until = time.monotonic() + 60
        while len(quiet()) < 2 and time.monotonic() < until:
            on_wait()
            time.sleep(0.05)
        return footage_of(clip, folder, name, on_wait=on_wait)

    monkeypatch.setattr("generation.worker.materials.footage_of", slow)
    runner.drain()

    waiting.refresh_from_db()
    assert waiting.state == JobState.READY
    assert len(quiet()) >= 2
