"""What a job is asked about at submit, claim and sign, and what limits let through."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connections

from accounts.models import User
from cameo.models import Approval, Likeness, Use
from cameo.policies import CameoPolicy
from cameo.purposes import Purpose
from cameo.services import answer_approval, change_grant, grant_use
from cameo.states import Audience, Mode, StyleScope, Topic, Verb
from cameo.terms import Terms
from common.errors import Forbidden
from generation.models import Job
from generation.purposes import purpose_of, to_publish
from generation.services import cancel_job, claim_next, complete, sketch, submit_job
from generation.states import JobState
from generation.storyboard.schema import Line, Prop, Shot, Storyboard, Subject
from tests.factories import ClipFactory, LikenessFactory, UserFactory

pytestmark = pytest.mark.usefixtures("colour")
FREE = Terms(mode=Mode.AUTOMATIC)


@pytest.fixture
def anns(ann: User) -> Likeness:
    return LikenessFactory(owner=ann)


def board(**changes: Any) -> Storyboard:
    shot = {"seconds": 2.0, "setting": "beach", "subjects": (Subject(handle="ann", action="wave"),)}
    return Storyboard(shots=(Shot(**shot | changes),))


@pytest.mark.parametrize(
    "changes",
    [
        {"prompt": "@ann waves nude"},
        {"prompt": "@ann裸体跳舞", "storyboard": board()},
        {"prompt": "@ann says “@naked as I am”"},
        {"prompt": "@ann waves @naked", "storyboard": board()},
        {"storyboard": board(text="she is n a k e d")},
        {"storyboard": board(lines=(Line(speaker="ann", text="look, b00bs"),))},
        {"storyboard": board(props=(Prop(name="dildo"),))},
    ],
)
def test_sexual_content_is_refused_wherever_it_is_written_even_with_ones_own_face(ann, anns, asking, changes):
    with pytest.raises(Forbidden) as refusal:
        submit_job(ann, request=asking(**{"prompt": "@ann waves"} | changes))
    assert refusal.value.code == "sexual_content"
    assert not Job.objects.exists()
    assert Use.objects.get().reason == "sexual_content"


def test_words_that_nobody_could_read_to_the_end_are_looked_at_all_the_same(ann, anns, asking):
    shots = board(text="waves " * 600).shots * 3 + board(text="then she is naked").shots
    with pytest.raises(Forbidden, match="sexual_content"):
        submit_job(ann, request=asking("@ann waves", storyboard=Storyboard(shots=shots), seconds=None))
    assert len(Use.objects.get().prompt) <= 8001


def test_purpose_of_a_job_is_rebuilt_from_its_row(ann, ben, anns, asking):
    bens = LikenessFactory(owner=ben)
    for owner, likeness in ((ann, anns), (ben, bens)):
        grant_use(owner, likeness, audience=Audience.EVERYONE, terms=FREE)
    parent = ClipFactory(owner=ann, job__depth=2)
    job = submit_job(ben, request=asking("@ann and @ben dance"), parents=[parent])
    asked = purpose_of(Job.objects.get(pk=job.pk))
    assert (asked.verb, asked.depth, asked.others, asked.seconds, asked.job_id) == (Verb.REMIX, 3, 1, 1.0, job.pk)
    assert asked.words.startswith("@ann and @ben dance")
    assert (asked.stylised, len(asked.digest)) == (False, 64), "the engine of these tests says nothing of its style"
    own = submit_job(ben, request=asking("@ann dances"), parents=[ClipFactory(owner=ben)])
    assert purpose_of(own).verb == Verb.EDIT


def test_caption_is_under_the_rules_of_words_and_each_clip_has_its_own_question(ann, anns):
    first, second = ClipFactory(owner=ann, cast=[anns]), ClipFactory(owner=ann, cast=[anns])
    asked = to_publish(first.job, clip=first.pk, caption="see me nude")
    assert CameoPolicy(ann).use(anns, for_=asked).reason == "sexual_content"
    assert asked.digest != to_publish(first.job, clip=first.pk, caption="").digest, "who said yes had read it"
    assert asked.digest != to_publish(first.job, clip=second.pk, caption="").digest


@pytest.mark.parametrize(
    ("terms", "request_", "code"),
    [
        ({"max_seconds": 1}, {"seconds": 2.0}, "too_long_for_grant"),
        ({"commercial": False}, {"commercial": True}, "commercial_not_granted"),
        ({"style": StyleScope.STYLISED}, {}, "style_not_granted"),
        ({"denied_topics": (Topic.VIOLENCE,)}, {"prompt": "@ann fires a gun"}, "topic_denied"),
    ],
)
def test_scope_of_the_grant_is_asked_at_submit_and_in_the_sketch(ann, ben, anns, asking, terms, request_, code):
    grant_use(ann, anns, audience=Audience.EVERYONE, terms=Terms(**{"mode": Mode.AUTOMATIC} | terms))
    request = asking(**{"prompt": "@ann waves"} | request_)
    assert [one.decision.reason for one in sketch(ben, request).cast] == [code]
    assert not Use.objects.exists(), "a sketch leaves no mark"
    with pytest.raises(Forbidden) as refusal:
        submit_job(ben, request=request)
    assert (refusal.value.code, refusal.value.detail) == (code, {"handle": "ann"})


def test_grant_that_was_narrowed_while_the_job_waited_stops_it_at_the_claim(ann, ben, anns, submitted):
    grant = grant_use(ann, anns, audience=Audience.EVERYONE, terms=FREE)
    job = submitted("@ann waves", by=ben)
    change_grant(ann, grant, terms=Terms(mode=Mode.AUTOMATIC, verbs=(Verb.REMIX,)))
    assert claim_next("worker") is None
    job.refresh_from_db()
    assert (job.state, job.reason) == (JobState.REFUSED, "verb_not_granted")


def test_grant_that_was_narrowed_while_it_rendered_stops_it_before_the_clip(ann, ben, anns, submitted, made):
    grant = grant_use(ann, anns, audience=Audience.EVERYONE, terms=FREE)
    submitted("@ann waves", by=ben)
    job = claim_next("worker")
    change_grant(ann, grant, terms=Terms(mode=Mode.AUTOMATIC, style=StyleScope.STYLISED))
    job = Job.objects.get(pk=job.pk)
    if job.state == JobState.RUNNING:
        assert complete(job, made()) is None
        job.refresh_from_db()
    assert (job.state, job.reason) == (JobState.REFUSED, "style_not_granted")


def test_rendering_waits_for_the_word_of_the_person_shown(ann, ben, anns, asking, made):
    grant_use(ann, anns, audience=Audience.EVERYONE, terms=Terms(mode=Mode.RENDERING))
    ask = {"request": asking("@ann waves", seed=None)}
    for _ in range(2):
        with pytest.raises(Forbidden) as refusal:
            submit_job(ben, **ask)
    approval = Approval.objects.get()
    assert (refusal.value.code, refusal.value.detail["approvals"]) == ("approval_needed", [str(approval.pk)])
    assert not Job.objects.exists()
    answer_approval(ann, approval, yes=True)
    with pytest.raises(Forbidden, match="approval_needed"):
        submit_job(ben, request=asking("@ann waves twice"))
    job = submit_job(ben, **ask)
    assert complete(claim_next("worker"), made()) is not None
    approval.refresh_from_db()
    assert (approval.state, approval.job_id) == ("used", job.pk)
    with pytest.raises(Forbidden, match="approval_needed"):
        submit_job(ben, **ask)


def test_a_yes_to_words_is_none_to_a_soundtrack(ann, ben, anns, asking, tone):
    grant_use(ann, anns, audience=Audience.EVERYONE, terms=Terms(mode=Mode.RENDERING))
    for sound, approvals in ((None, 1), (tone(seconds=1), 2), (tone(seconds=1), 2), (tone(seconds=2), 3)):
        with pytest.raises(Forbidden, match="approval_needed"):
            submit_job(ben, request=asking("@ann waves", audio=sound))
        assert Approval.objects.count() == approvals
        for approval in Approval.objects.filter(state="waiting").exclude(digest=Approval.objects.last().digest):
            answer_approval(ann, approval, yes=True)


def test_no_approval_is_asked_for_while_another_person_refuses(ann, ben, cy, anns, asking):
    LikenessFactory(owner=UserFactory(username="eve"))
    grant_use(ann, anns, audience=Audience.EVERYONE, terms=Terms(mode=Mode.RENDERING))
    with pytest.raises(Forbidden) as refusal:
        submit_job(ben, request=asking("@ann and @eve dance"))
    assert (refusal.value.code, refusal.value.detail["handle"]) == ("not_granted", "eve")
    assert not Approval.objects.exists()


def test_cancelled_before_it_was_rendered_it_does_not_count(ann, ben, anns, asking):
    grant_use(ann, anns, audience=Audience.EVERYONE, terms=Terms(mode=Mode.AUTOMATIC, per_day=1))
    job = submit_job(ben, request=asking("@ann waves"))
    with pytest.raises(Forbidden, match="quota_day"):
        submit_job(ben, request=asking("@ann waves"))
    cancel_job(ben, job)
    again = submit_job(ben, request=asking("@ann waves"))
    Job.objects.filter(pk=claim_next("worker").pk).update(progress=500)
    cancel_job(ben, Job.objects.get(pk=again.pk))
    with pytest.raises(Forbidden, match="quota_day"):
        submit_job(ben, request=asking("@ann waves"))


@pytest.mark.django_db(transaction=True)
def test_fifty_at_once_on_a_limit_of_three_give_exactly_three(ann, anns, asking):
    grant_use(ann, anns, audience=Audience.EVERYONE, terms=Terms(mode=Mode.AUTOMATIC, total=3))
    people = [UserFactory() for _ in range(50)]

    def submit(person: User) -> str:
        try:
            submit_job(person, request=asking("@ann waves"))
        except Forbidden as refusal:
            return refusal.code
        finally:
            connections.close_all()
        return ""

    with ThreadPoolExecutor(10) as threads:
        answers = list(threads.map(submit, people))
    assert sorted(answers) == [""] * 3 + ["quota_total"] * 47
    assert Job.objects.count() == Use.objects.filter(counts=True).count() == 3
    assert Use.objects.filter(allowed=True).count() == 3, "whoever was told no reads no in the owner's list, too"


def test_one_person_takes_no_more_than_the_day_allows(ann, ben, anns, asking, settings):
    settings.MAX_JOBS_IN_FLIGHT = 100
    grant_use(ann, anns, audience=Audience.EVERYONE, terms=Terms(mode=Mode.AUTOMATIC, per_day=3))
    answers = []
    for _ in range(8):
        try:
            answers.append(submit_job(ben, request=asking("@ann waves")).state)
        except Forbidden as refusal:
            answers.append(refusal.code)
    assert answers == [JobState.QUEUED] * 3 + ["quota_day"] * 5


def test_pre_check_says_what_submit_would_say_and_leaves_nothing(ann, ben, anns):
    grant_use(ann, anns, audience=Audience.EVERYONE, terms=FREE)
    assert CameoPolicy(ben).use(anns, for_=Purpose(words="vote for the president")).reason == "topic_denied"
    assert not Use.objects.exists()
