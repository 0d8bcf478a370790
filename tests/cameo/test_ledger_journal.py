"""The journal in a bucket behaves as the file does: in order, once, and found to its end without listing."""

import pytest
from django.core.files.storage import InMemoryStorage

from cameo import ledger
from cameo.ledger import EventKind
from cameo.ledger.canonical import line_of
from cameo.ledger.journal import JournalError, journal, journal_head, journalled, write_behind
from cameo.ledger.journal_store import HEAD, StoreJournal
from cameo.ledger.verifying import Fault, Finding, verify
from cameo.models import ConsentEvent, Likeness


class Bucket(InMemoryStorage):
    """Equal names replace each other, as in S3."""

    def get_available_name(self, name, max_length=None):
        self.delete(name)
        return name


@pytest.fixture
def bucket(monkeypatch) -> Bucket:
    made = Bucket()
    for module in ("journal", "journal_store"):
        monkeypatch.setattr(f"cameo.ledger.{module}.storage", lambda: made)
    return made


@pytest.fixture
def told(ann, bucket) -> None:
    likeness = Likeness.objects.create(owner=ann, handle="ann")
    for number in range(3):
        ledger.record(EventKind.ASKED, likeness, actor=ann, number=number)
    ledger.seal()


def test_it_takes_up_the_database_and_knows_its_end(told, bucket):
    assert isinstance(journal(), StoreJournal)
    assert journal_head() is None
    write_behind()
    write_behind()
    assert journal_head().seq == 3
    assert [line_of(event) for event in journalled(after=1)] == [
        line_of(event) for event in ConsentEvent.objects.filter(seq__gt=1).order_by("seq")
    ]
    assert verify() is None


def test_a_hint_that_is_late_or_lost_hides_nothing(told, bucket):
    write_behind()
    with bucket.open(HEAD, "w") as hint:
        hint.write("1")
    assert journal_head().seq == 3
    bucket.delete(HEAD)
    assert journal_head().seq == 3


def test_what_is_no_event_is_said_so(told, bucket):
    write_behind()
    with bucket.open("ledger/journal/000000000003.json", "w") as changed:
        changed.write("{}")
    assert verify() == Finding(seq=3, fault=Fault.OTHER_JOURNAL)
    with pytest.raises(JournalError, match="can not be read"):
        journal_head()
