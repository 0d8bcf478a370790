"""Events: said in a transaction, sealed after it, one after the other, and nobody by name."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import IntegrityError, connection, connections, transaction

from cameo import ledger
from cameo.ledger import EventKind
from cameo.models import ConsentEvent, Likeness, PendingEvent


@pytest.fixture
def anns(ann):
    return Likeness.objects.create(owner=ann, handle="ann")


def test_events_are_sealed_in_one_chain_and_one_of_each_likeness(anns, ann, ben):
    bens = Likeness.objects.create(owner=ben, handle="ben")
    for likeness in (anns, bens, anns):
        ledger.record(EventKind.ASKED, likeness, actor=ann, gate="submit", allowed=True)
    assert ledger.seal() == 3
    first, second, third = ConsentEvent.objects.order_by("seq")
    assert [event.seq for event in (first, second, third)] == [1, 2, 3]
    assert (second.previous, third.previous) == (first.hash, second.hash)
    assert (third.chain_previous, third.chain_seq) == (first.hash, 2)
    assert second.chain_seq == 1
    assert not PendingEvent.objects.exists()


def test_what_is_undone_was_never_said(anns):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        ledger.record(EventKind.REVOKED, anns)
        raise ZeroDivisionError
    assert ledger.seal() == 0


def test_people_are_other_noise_in_each_likeness(anns, ann, ben):
    bens = Likeness.objects.create(owner=ben, handle="ben")
    ledger.record(EventKind.GRANTED, anns, actor=ann, person=ben)
    ledger.record(EventKind.GRANTED, bens, actor=ben, person=ann)
    ledger.record(EventKind.GRANT_ENDED, anns, actor=ann, person=ben)
    ledger.seal()
    first, other, again = (json.loads(event.body) for event in ConsentEvent.objects.order_by("seq"))
    assert len(first["person"]) == 64
    assert first["person"] == again["person"]
    assert first["owner"] == first["actor"]
    assert len({first["person"], first["actor"], other["person"], other["actor"]}) == 4


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "change",
    [
        "UPDATE cameo_consentevent SET kind = 'granted'",
        "DELETE FROM cameo_consentevent",
        "INSERT OR REPLACE INTO cameo_consentevent SELECT * FROM cameo_consentevent",
    ],
)
def test_the_database_refuses_to_change_it(anns, change):
    ledger.record(EventKind.REVOKED, anns)
    if connection.vendor != "sqlite" and "REPLACE" in change:
        change = "TRUNCATE cameo_consentevent"
    with pytest.raises(IntegrityError, match="only grows"), connection.cursor() as cursor:
        cursor.execute(change)
    assert ConsentEvent.objects.get().kind == EventKind.REVOKED


@pytest.mark.django_db(transaction=True)
def test_many_at_once_leave_no_gap(anns, ann):
    def say(number: int) -> None:
        try:
            with transaction.atomic():
                ledger.record(EventKind.ASKED, anns, actor=ann, number=number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(say, range(40)))
    ledger.seal()
    events = list(ConsentEvent.objects.order_by("seq"))
    assert [event.seq for event in events] == list(range(1, 41))
    assert [event.chain_seq for event in events] == list(range(1, 41))
    assert {json.loads(event.body)["number"] for event in events} == set(range(40))
