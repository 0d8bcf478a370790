"""Whoever can write to the database can change the ledger, but not unseen."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from cameo import ledger
from cameo.ledger import EventKind
from cameo.ledger.canonical import digest, hash_of
from cameo.ledger.guards import guard_off, guard_on
from cameo.ledger.journal import journal, write_behind
from cameo.ledger.keys import LedgerKeyError
from cameo.ledger.verifying import Fault, Finding, verify
from cameo.models import ConsentEvent, Likeness
from common.store import storage

EVENTS = 6


@pytest.fixture
def told(ann, ben) -> None:
    """Six events of two likenesses, and nothing that stops a hand with a database prompt."""
    likenesses = [Likeness.objects.create(owner=person, handle=person.username) for person in (ann, ben)]
    for number in range(EVENTS):
        ledger.record(EventKind.ASKED, likenesses[number % 2], actor=ben, number=number)
    ledger.seal()
    write_behind()
    with connection.cursor() as cursor:
        for statement in guard_off(connection.vendor):
            cursor.execute(statement)
        yield
        for statement in guard_on(connection.vendor):
            cursor.execute(statement)


def row(seq: int):
    return ConsentEvent.objects.filter(seq=seq)


def rehash(seq: int) -> None:
    event = row(seq).get()
    event.body_hash = digest(event.body)
    row(seq).update(body_hash=event.body_hash, hash=hash_of(event))


def swap(one: int, other: int) -> None:
    """Renumbered and hashed again, as somebody would who knows how."""
    for seq, to in ((one, 100), (other, one), (100, other)):
        row(seq).update(seq=to)
    rehash(one)
    rehash(other)


def test_a_ledger_nobody_touched_verifies(told):
    assert verify() is None
    out = StringIO()
    call_command("consent", "verify", stdout=out)
    assert f"{EVENTS} events" in out.getvalue()


@pytest.mark.parametrize(
    ("tamper", "found"),
    [
        (lambda: row(3).update(body='{"allowed":true}'), Finding(seq=3, fault=Fault.CHANGED)),
        (lambda: row(3).update(kind="granted"), Finding(seq=3, fault=Fault.CHANGED)),
        (lambda: row(3).update(at="2020-01-01T00:00:00.000+00:00"), Finding(seq=3, fault=Fault.CHANGED)),
        (lambda: (row(EVENTS).update(body="{}"), rehash(EVENTS)), Finding(seq=EVENTS, fault=Fault.FORGED)),
        (lambda: row(2).update(signature=row(4).get().signature), Finding(seq=2, fault=Fault.FORGED)),
        (lambda: row(1).update(signature="none"), Finding(seq=1, fault=Fault.FORGED)),
        (lambda: swap(2, 4), Finding(seq=2, fault=Fault.REORDERED)),
        (lambda: row(4).delete(), Finding(seq=4, fault=Fault.MISSING)),
        (lambda: row(1).delete(), Finding(seq=1, fault=Fault.MISSING)),
        (lambda: ConsentEvent.objects.filter(seq__gt=4).delete(), Finding(seq=5, fault=Fault.CUT_OFF)),
        (lambda: ConsentEvent.objects.all().delete(), Finding(seq=1, fault=Fault.CUT_OFF)),
    ],
)
def test_tampering_is_found_and_the_row_named(told, tamper, found):
    tamper()
    assert verify() == found
    with pytest.raises(CommandError, match=f"^event {found.seq}: "):
        call_command("consent", "verify")


def test_a_changed_journal_is_found_too(told):
    path = Path(storage().path("ledger/journal.jsonl"))
    lines = path.read_text().splitlines()
    lines[1] = lines[1].replace('"kind":"asked"', '"kind":"granted"')
    path.write_text("\n".join(lines) + "\n")
    assert verify() == Finding(seq=2, fault=Fault.OTHER_JOURNAL)


def test_another_key_did_not_sign_it(told, settings, tmp_path):
    settings.LEDGER_KEY_FILE = tmp_path / "other"
    with pytest.raises(LedgerKeyError, match="missing"):
        verify()
    settings.LEDGER_KEY_FILE.write_bytes(b"7" * 32)
    assert verify() == Finding(seq=1, fault=Fault.FORGED)


def test_a_line_torn_by_a_crash_is_written_again(told):
    path = Path(storage().path("ledger/journal.jsonl"))
    whole = path.read_bytes()
    path.write_bytes(whole[:-40])
    assert verify() is None
    write_behind()
    assert path.read_bytes() == whole
    journal().append(ConsentEvent.objects.order_by("seq"))
    assert path.read_bytes() == whole
