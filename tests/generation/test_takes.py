"""Several takes at once: each priced and idempotent, all or none; of those that are ready one is kept."""

from dataclasses import replace

import pytest
from django.conf import settings

from accounts.models import User
from accounts.selectors import balance
from common.errors import Conflict, Forbidden, Invalid, NotFound, PaymentRequired, TooMany
from generation.models import Job, TakeSet
from generation.requests import JobRequest
from generation.selectors import get_takes
from generation.services import (
    OneTake,
    delete_clip,
    finish_take,
    keep_take,
    order_takes,
    price_in_full,
    sketch,
    submit_job,
)
from generation.services.clips import set_visibility
from generation.states import JobState, Visibility
from generation.storyboard.schema import Shot, Storyboard
from tests.factories import ClipFactory

BOARD = Storyboard(shots=(Shot(seconds=2, setting="beach"),))
WANTED = JobRequest(prompt="waves", storyboard=BOARD, draft=True)


def ordered(actor: User, number: int = 3, *, seed: int | None = 7, key: str = "k", wanted=WANTED) -> TakeSet:
    def order(one: OneTake) -> Job:
        return submit_job(actor, request=replace(wanted, seed=one.seed), idempotency_key=one.key)

    price = sketch(actor, wanted).price
    return order_takes(actor, number=number, seed=seed, price=price, order=order, idempotency_key=key)


def jobs(takes: TakeSet) -> list[Job]:
    return [take.job for take in takes.takes.select_related("job").order_by("place")]


def ready(job: Job) -> Job:
    Job.objects.filter(pk=job.pk).update(state=JobState.READY)
    job.refresh_from_db()
    ClipFactory(job=job, owner=job.owner)
    return job


def test_takes_differ_in_their_seeds_alone_and_each_is_paid_for(ann: User) -> None:
    made = jobs(ordered(ann, 4))

    assert made[0].seed == 7
    assert len({job.seed for job in made}) == 4
    assert len({(str(job.storyboard), job.price, job.width) for job in made}) == 1
    assert balance(ann) == (settings.DAILY_CREDITS - 4 * made[0].price, 4 * made[0].price)


def test_the_same_key_is_the_same_takes(ann: User) -> None:
    first, again = ordered(ann), ordered(ann)

    assert first.pk == again.pk
    assert Job.objects.count() == 3


def test_what_was_cut_short_is_finished_by_the_same_key(ann: User) -> None:
    takes = ordered(ann)
    last = takes.takes.get(place=2)
    seed = last.job.seed
    last.delete()
    Job.objects.filter(pk=last.job_id).delete()

    assert [job.seed for job in jobs(ordered(ann))][2] == seed


def test_takes_that_can_not_all_be_paid_are_not_begun(ann: User, settings) -> None:
    settings.DAILY_CREDITS = sketch(ann, WANTED).price * 3 - 1
    with pytest.raises(PaymentRequired) as refusal:
        ordered(ann)

    assert refusal.value.code == "not_enough_credits"
    assert not Job.objects.exists() and not TakeSet.objects.exists()


def test_takes_for_which_there_is_no_room_are_not_begun(ann: User, settings) -> None:
    settings.MAX_JOBS_IN_FLIGHT = 2
    with pytest.raises(TooMany):
        ordered(ann)

    assert not Job.objects.exists() and not TakeSet.objects.exists()


@pytest.mark.parametrize("number", [-1, 0, 1, 5, 100])
def test_there_are_two_to_four(ann: User, number: int) -> None:
    with pytest.raises(Invalid) as refusal:
        ordered(ann, number)

    assert refusal.value.code == "takes_number"
    assert not Job.objects.exists()


def test_when_one_is_refused_the_others_are_called_off(ann: User) -> None:
    def order(one: OneTake) -> Job:
        if not one.first:
            raise Forbidden("not_granted")
        return submit_job(ann, request=replace(WANTED, seed=one.seed), idempotency_key=one.key)

    with pytest.raises(Forbidden):
        order_takes(ann, number=3, seed=7, price=1, order=order, idempotency_key="k")

    assert {job.state for job in Job.objects.all()} == {JobState.CANCELLED}
    assert balance(ann) == (settings.DAILY_CREDITS, 0)
    assert len(jobs(ordered(ann))) == 3


def test_keeping_one_stops_those_in_the_making_and_deletes_the_other_drafts(ann: User) -> None:
    takes = ordered(ann, 4)
    first, second, third, fourth = jobs(takes)
    for job in (first, second, third):
        ready(job)
    set_visibility(third.clip, Visibility.PUBLIC)
    keep_take(ann, takes, first.pk)

    for job in (first, second, third, fourth):
        job.refresh_from_db()
        job.clip.refresh_from_db() if job.state == JobState.READY else None
    assert first.clip.visibility == Visibility.DRAFT
    assert second.clip.visibility == Visibility.DELETED
    assert third.clip.visibility == Visibility.PUBLIC
    assert fourth.state == JobState.CANCELLED
    assert keep_take(ann, takes, first.pk) == first
    with pytest.raises(Conflict) as refusal:
        keep_take(ann, takes, third.pk)
    assert refusal.value.code == "take_kept"


def test_only_a_take_that_is_ready_is_kept_and_only_by_its_owner(ann: User, ben: User) -> None:
    takes = ordered(ann)
    first = jobs(takes)[0]
    with pytest.raises(Conflict):
        keep_take(ann, takes, first.pk)
    ready(first)
    for actor, job in ((ben, first.pk), (ann, takes.pk)):
        with pytest.raises(NotFound):
            keep_take(actor, takes, job)
    with pytest.raises(NotFound):
        get_takes(takes.pk, ben)

    assert Job.objects.in_flight().count() == 2


def test_a_kept_draft_is_made_in_full_once_with_its_seed(ann: User) -> None:
    takes = ordered(ann)
    second = ready(jobs(takes)[1])
    with pytest.raises(Conflict):
        finish_take(ann, takes)
    keep_take(ann, takes, second.pk)
    price = price_in_full(ann, second)
    made = finish_take(ann, takes)

    assert finish_take(ann, takes) == made
    assert (made.seed, made.storyboard, made.draft) == (second.seed, second.storyboard, False)
    assert (made.width, made.height) == (WANTED.width, WANTED.height)
    assert made.price == price


def test_what_was_made_to_an_uploaded_soundtrack_can_not_be_made_in_full(ann: User) -> None:
    """The soundtrack is not kept once the draft is made: in full it would be silent."""
    takes = ordered(ann)
    first = ready(jobs(takes)[0])
    Job.objects.filter(pk=first.pk).update(audio_ms=2000)
    keep_take(ann, takes, first.pk)

    with pytest.raises(Conflict, match="take_not_kept"):
        finish_take(ann, get_takes(takes.pk, ann))


def test_a_take_that_is_gone_is_not_kept_and_takes_no_other_along(ann: User) -> None:
    takes = ordered(ann)
    first, second = (ready(job) for job in jobs(takes)[:2])
    delete_clip(ann, first.clip)

    with pytest.raises(Conflict, match="take_not_ready"):
        keep_take(ann, takes, first.pk)
    second.clip.refresh_from_db()
    assert second.clip.visibility == Visibility.DRAFT
    assert Job.objects.in_flight().count() == 1


def test_once_one_is_kept_no_more_are_ordered(ann: User) -> None:
    takes = ordered(ann)
    first, _second, third = jobs(takes)
    Job.objects.filter(pk=third.pk).delete()
    keep_take(ann, takes, ready(first).pk)

    assert ordered(ann) == takes
    assert not Job.objects.in_flight().exists()
