"""Submitting: rules first, consent before any work, then everything or nothing."""

import pytest

from accounts.models import Block
from accounts.services import balance, grant_daily
from cameo.models import Likeness, Use
from cameo.services import grant_use, revoke
from cameo.states import Audience
from common.errors import Forbidden, Invalid, PaymentRequired, TooMany
from generation.models import Job, JobEvent, JobReference
from generation.services import cancel_job, claim_next, retry_job, submit_job
from generation.states import JobState
from generation.storyboard.schema import NARRATOR, Shot, Storyboard, Subject
from tests.factories import LikenessFactory

pytestmark = pytest.mark.usefixtures("colour")


@pytest.fixture
def anns(ann) -> Likeness:
    return LikenessFactory(owner=ann)


def storyboard(*handles: str, **changes: object) -> Storyboard:
    subjects = tuple(Subject(handle=handle, action="wave") for handle in handles)
    return Storyboard(shots=(Shot(**{"seconds": 2.0, "setting": "beach", "subjects": subjects} | changes),))


def test_a_job_is_queued_paid_for_and_rung_for_after_the_commit(
    ann, asking, colour, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=False) as waiting:
        job = submit_job(ann, request=asking(seconds=2.0))
    assert colour == []
    for callback in waiting:
        callback()
    assert colour == ["generation.tasks.render"]
    job.refresh_from_db()
    assert (job.state, job.num_frames, job.price) == (JobState.QUEUED, 60, 2)
    assert job.rung_at is not None
    assert balance(ann) == (98, 2)
    assert list(JobEvent.objects.filter(job=job).values_list("kind", flat=True)) == ["queued"]


def test_without_a_length_the_storyboard_decides(ann, asking):
    job = submit_job(ann, request=asking(seconds=None))
    assert job.num_frames == round(Storyboard.model_validate(job.storyboard).seconds * 30)


def test_the_same_idempotency_key_gives_the_same_job_and_pays_once(ann, asking):
    first = submit_job(ann, request=asking(), idempotency_key="one")
    assert submit_job(ann, request=asking(), idempotency_key="one") == first
    assert balance(ann)[1] == first.price


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"prompt": "  \n"}, "prompt_empty"),
        ({"prompt": "x" * 4001}, "prompt_too_long"),
        ({"seconds": 0.5}, "length_out_of_range"),
        ({"seconds": 15.1}, "length_out_of_range"),
        ({"seconds": float("nan")}, "length_out_of_range"),
        ({"width": 92}, "size_not_offered"),
        ({"seed": 2**32}, "seed_out_of_range"),
        ({"prompt": "@nobody waves"}, "handle_unknown"),
        ({"storyboard": storyboard("nobody")}, "handle_unknown"),
        ({"storyboard": storyboard("extra1", setting="no_such_place")}, "storyboard_rejected"),
        ({"storyboard": storyboard("extra1", lines=[{"speaker": "extra2", "text": "hi"}])}, "storyboard_rejected"),
        ({"storyboard": storyboard("extra1", seconds=0), "seconds": None}, "length_out_of_range"),
        ({"audio": b"not a sound"}, "unsupported_audio_format"),
        ({"audio": b""}, "audio_empty"),
    ],
)
def test_bad_input_is_refused_by_its_code_and_leaves_nothing(ann, asking, stored, changes, code):
    with pytest.raises(Invalid) as refusal:
        submit_job(ann, request=asking(**changes))
    assert refusal.value.code == code
    assert not Job.objects.exists()
    assert balance(ann)[1] == 0
    assert stored() == []


def test_a_cast_member_is_referenced_with_grant_and_epoch(ann, ben, anns, asking):
    grant = grant_use(ann, anns, audience=Audience.EVERYONE)
    job = submit_job(ben, request=asking("@Ann waves on the beach"))
    reference = JobReference.objects.get(job=job)
    assert (reference.likeness, reference.grant, reference.epoch, reference.handle) == (anns, grant, 1, "ann")
    assert Storyboard.model_validate(job.storyboard).handles == ("ann",)


def test_at_me_is_the_askers_own_likeness(ann, anns, asking):
    job = submit_job(ann, request=asking("@me waves on the beach"))
    assert JobReference.objects.get(job=job).likeness == anns
    assert Storyboard.model_validate(job.storyboard).handles == ("ann",)


def test_handles_of_an_edited_storyboard_are_the_casts_own(ann, anns, asking):
    lines = [{"speaker": "Ann", "text": "hi"}]
    job = submit_job(ann, request=asking(storyboard=storyboard("Ann", "ME", lines=lines)))
    board = Storyboard.model_validate(job.storyboard)
    assert (board.handles, board.shots[0].lines[0].speaker) == (("ann",), "ann")
    assert JobReference.objects.get(job=job).likeness == anns


def test_the_owner_of_a_likeness_reads_what_it_is_made_to_say(ann, ben, anns, asking):
    grant_use(ann, anns, audience=Audience.EVERYONE)
    board = storyboard("ann", text="ann confesses", lines=[{"speaker": "ann", "text": "I lied"}])
    submit_job(ben, request=asking("x", storyboard=board))
    claim_next("w")
    assert list(Use.objects.values_list("prompt", flat=True)) == ["x\nann: I lied\nann confesses"] * 2


def test_drawn_people_need_no_consent(ann, asking):
    job = submit_job(ann, request=asking(storyboard=storyboard("extra1", "extra2")))
    assert not JobReference.objects.filter(job=job).exists()


@pytest.mark.parametrize("written", ["@ann waves", "somebody waves"])
def test_a_refusal_names_rule_and_handle_and_stays_on_record(ann, ben, anns, asking, written):
    board = None if "@" in written else storyboard("ann")
    with pytest.raises(Forbidden) as refusal:
        submit_job(ben, request=asking(written, storyboard=board))
    assert (refusal.value.code, refusal.value.detail["handle"]) == ("not_granted", "ann")
    use = Use.objects.get(likeness=anns, requester=ben)
    assert not use.allowed
    assert not Job.objects.exists()


def test_a_blocked_person_is_refused_by_that_rule(ann, ben, anns, asking):
    grant_use(ann, anns, audience=Audience.EVERYONE)
    Block.objects.create(source=ann, target=ben)
    with pytest.raises(Forbidden, match="blocked"):
        submit_job(ben, request=asking("@ann waves"))


def test_a_revoked_likeness_is_unknown(ann, anns, asking):
    revoke(ann, anns)
    with pytest.raises(Invalid, match="handle_unknown"):
        submit_job(ann, request=asking("@ann waves"))


def test_inherited_likenesses_are_asked_like_named_ones(ann, ben, anns, asking):
    with pytest.raises(Forbidden, match="not_granted"):
        submit_job(ben, request=asking("somebody waves"), inherited=[anns])
    grant_use(ann, anns, audience=Audience.EVERYONE)
    job = submit_job(ben, request=asking("wave on the beach"), inherited=[anns])
    assert [reference.likeness for reference in job.references.all()] == [anns]
    assert Storyboard.model_validate(job.storyboard).handles == ("ann",)


def test_more_people_than_the_engine_can_show_are_refused(ann, anns, asking):
    others = [LikenessFactory().handle for _ in range(2)]
    with pytest.raises(Invalid, match="too_many_cast"):
        submit_job(ann, request=asking(f"@ann and @{others[0]} and @{others[1]} wave"))


def test_jobs_in_flight_are_limited_until_one_ends(ann, asking, settings):
    settings.MAX_JOBS_IN_FLIGHT = 2
    first = submit_job(ann, request=asking())
    submit_job(ann, request=asking())
    with pytest.raises(TooMany, match="too_many_jobs"):
        submit_job(ann, request=asking())
    cancel_job(ann, first)
    submit_job(ann, request=asking())


def test_without_credits_nothing_is_queued(ann, asking, settings):
    settings.DAILY_CREDITS = 1
    grant_daily(ann)
    with pytest.raises(PaymentRequired, match="not_enough_credits"):
        submit_job(ann, request=asking(seconds=2.0))
    assert not Job.objects.exists()


def test_what_joins_the_job_fails_with_it(ann, asking):
    def broken(job: Job) -> None:
        raise RuntimeError("no")

    with pytest.raises(RuntimeError):
        submit_job(ann, request=asking(), join=broken)
    assert not Job.objects.exists()
    assert balance(ann)[1] == 0


def test_a_soundtrack_is_kept_with_its_job_and_sets_the_length(ann, asking, stored, tone):
    job = submit_job(ann, request=asking(seconds=None, audio=tone(seconds=2.5)))
    assert stored() == [job.audio_key]
    assert job.audio_key.startswith(f"job/{job.pk}/")
    assert (job.audio_ms, job.num_frames) == (2500, 75)


def test_a_soundtrack_goes_when_the_job_can_not_be_paid(ann, asking, stored, tone, settings):
    settings.DAILY_CREDITS = 1
    with pytest.raises(PaymentRequired):
        submit_job(ann, request=asking(seconds=3.0, audio=tone(seconds=2.5)))
    assert stored() == []


def test_a_draft_is_small_slower_and_half_the_price_and_stays_one_when_tried_again(ann, submitted):
    job = submitted(seconds=3.0, width=720, height=1280, draft=True)

    assert (job.width, job.height, job.frame_rate, job.num_frames, job.price) == (540, 960, 24, 72, 2)
    again = retry_job(ann, cancel_job(ann, job))
    assert (again.width, again.frame_rate, again.price, again.draft) == (540, 24, 2, True)


def test_a_text_is_read_aloud_whole_over_scenes(submitted):
    text = "The beach was empty. A cat sat in the sand!"
    board = Storyboard.model_validate(submitted(text, seconds=9.0, narrate=True).storyboard)

    assert " ".join(line.text for shot in board.shots for line in shot.lines) == text
    assert {line.speaker for shot in board.shots for line in shot.lines} == {NARRATOR}


def test_a_storyboard_of_ones_own_says_who_is_asked(ann, submitted):
    board = Storyboard.model_validate(submitted().storyboard)

    job = submitted("@nobody waves on the beach", storyboard=board)

    assert not job.references.exists()
