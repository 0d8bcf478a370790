"""One order of takes sent twice in the same moment: one set, its jobs and its price, or nothing at all."""

from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from accounts.models import User
from accounts.selectors import balance
from common.errors import Forbidden
from generation.models import Job, Take, TakeSet
from generation.requests import JobRequest
from generation.services import OneTake, keep_take, order_takes, sketch, submit_job
from generation.states import JobState
from generation.storyboard.schema import Shot, Storyboard
from tests.factories import ClipFactory
from tests.races import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("colour")]
WANTED = JobRequest(
    prompt="waves", storyboard=Storyboard(shots=(Shot(seconds=2, setting="beach"),)), width=90, height=160
)
NUMBER = 3


@pytest.fixture
def exact(ann: User, settings: Any) -> int:
    """Room and credits for one set and no more; the price of a take."""
    settings.MAX_JOBS_IN_FLIGHT = NUMBER
    price = sketch(ann, WANTED).price
    settings.DAILY_CREDITS = NUMBER * price
    return price


def ordered(actor: User, price: int, *, key: str = "k", refuse_at: int | None = None) -> TakeSet:
    places = iter(range(NUMBER))

    def order(one: OneTake) -> Job:
        if next(places) == refuse_at:
            raise Forbidden("not_granted")
        return submit_job(actor, request=replace(WANTED, seed=one.seed), idempotency_key=one.key)

    return order_takes(actor, number=NUMBER, seed=7, price=price, order=order, idempotency_key=key)


def test_however_often_it_is_sent_at_once_there_is_one_set(ann: User, exact: int) -> None:
    assert at_once(*[lambda: ordered(ann, exact)] * 5) == [""] * 5

    takes = TakeSet.objects.get()
    assert Job.objects.count() == NUMBER
    assert set(Job.objects.values_list("pk", flat=True)) == set(takes.takes.values_list("job", flat=True))
    assert balance(ann) == (0, NUMBER * exact)


@pytest.mark.parametrize("refused", [(None, 2), (1, None, 2), (2, 2, None), (0, None)])
def test_where_one_of_them_is_refused_no_paid_job_is_outside_a_set(
    ann: User, exact: int, refused: tuple[int | None, ...]
) -> None:
    """Whoever was first: what stands is a set with all its takes, or nothing, and all other credits are there."""
    told = at_once(*(partial(ordered, ann, exact, refuse_at=place) for place in refused))

    flying = set(Job.objects.in_flight().values_list("pk", flat=True))
    assert flying == set(Take.objects.filter(job__in=flying).values_list("job", flat=True))
    assert [takes.takes.count() for takes in TakeSet.objects.all()] in ([], [NUMBER])
    assert balance(ann) == ((NUMBER - len(flying)) * exact, len(flying) * exact)
    assert set(told) <= {"", "not_granted", "takes_called_off"}


def test_what_is_ordered_while_one_is_kept_is_stopped(ann: User, exact: int) -> None:
    kept: list[Job] = []

    def order(one: OneTake) -> Job:
        job = submit_job(ann, request=replace(WANTED, seed=one.seed), idempotency_key=one.key)
        if kept == [] and not one.first:
            takes = TakeSet.objects.get()
            first = takes.takes.get(place=0).job
            Job.objects.filter(pk=first.pk).update(state=JobState.READY)
            first.refresh_from_db()
            ClipFactory(job=first, owner=ann)
            kept.append(keep_take(ann, takes, first.pk))
        return job

    takes = order_takes(ann, number=NUMBER, seed=7, price=exact, order=order, idempotency_key="k")

    takes.refresh_from_db()
    assert takes.kept == kept[0]
    assert not Job.objects.in_flight().exists()
    assert Job.objects.count() == 2
