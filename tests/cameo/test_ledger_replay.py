"""A restored backup forgets what people took back. It is not served before that is done again."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from accounts.models import User
from accounts.services import close_account
from cameo import ledger, services
from cameo.ledger import EventKind
from cameo.ledger.opening import LedgerBehind, check_head, open_ledger
from cameo.ledger.verifying import verify
from cameo.models import ConsentEvent, Grant, Likeness, PersonKey
from cameo.signals import event_replayed
from cameo.states import Audience, CaptureState, LikenessState
from common.store import storage
from config.opening import OpenedWSGI
from tests.backups import backup_taken


@pytest.fixture
def anns(ann, ben):
    likeness = Likeness.objects.create(owner=ann, handle="ann", state=LikenessState.ACTIVE, tier=2)
    services.grant_use(ann, likeness, audience=Audience.APPROVED, person=ben)
    open_ledger()
    return likeness


def test_a_revocation_after_the_backup_closes_the_server_until_it_is_replayed(ann, ben, anns):
    with backup_taken():
        services.revoke(ann, anns)
        open_ledger()
    assert Likeness.objects.get().state == LikenessState.ACTIVE
    with pytest.raises(LedgerBehind, match="restored from a backup"):
        open_ledger()
    with pytest.raises(CommandError, match="consent replay"):
        call_command("consent", "open")
    call_command("consent", "replay")
    assert Likeness.objects.get().state == LikenessState.REVOKED
    assert Likeness.objects.get().epoch == 2
    assert not Grant.objects.standing().exists()
    assert verify() is None
    before = ConsentEvent.objects.count()
    call_command("consent", "replay")
    assert ConsentEvent.objects.count() == before


def test_an_ended_grant_a_freeze_and_a_closed_account_are_done_again(ann, ben, anns):
    bens = Likeness.objects.create(owner=ben, handle="ben", state=LikenessState.ACTIVE, tier=2)
    with backup_taken():
        services.end_grant(ann, Grant.objects.get())
        ledger.record(EventKind.FROZEN, anns, actor=ann)
        close_account(ben)
        open_ledger()
    call_command("consent", "replay")
    anns.refresh_from_db()
    assert anns.frozen_at is not None
    assert not Grant.objects.standing().exists()
    bens.refresh_from_db()
    assert bens.state == LikenessState.REVOKED
    assert not User.objects.get(pk=ben.pk).is_active
    assert bytes(PersonKey.objects.get(person=ben).wrapped) == b""


@pytest.mark.parametrize(("outcome", "tier"), [(CaptureState.FAILED, 0), (CaptureState.PASSED, 2)])
def test_a_moderators_no_is_done_again_and_a_yes_changes_nothing(ann, anns, outcome, tier):
    with backup_taken():
        ledger.record(EventKind.REVIEWED, anns, capture="c", outcome=outcome.value)
        open_ledger()
    services.replay()
    anns.refresh_from_db()
    assert anns.tier == tier


def test_others_hear_of_what_is_replayed(ann, anns):
    heard = []

    def hear(sender, kind, likeness_id, facts, **_):
        heard.append((kind, likeness_id, facts["clips"]))

    with backup_taken():
        ledger.record(EventKind.CLIP_WITHDRAWN, anns, actor=ann, clips=[], reason="scope_narrowed")
        open_ledger()
    event_replayed.connect(hear)
    try:
        services.replay()
    finally:
        event_replayed.disconnect(hear)
    assert heard == [(EventKind.CLIP_WITHDRAWN, anns.pk, [])]


def test_a_database_that_went_its_own_way_is_refused_by_replay_too(ann, anns):
    with backup_taken():
        services.revoke(ann, anns)
        open_ledger()
    ledger.record(EventKind.ASKED, anns, actor=ann)
    ledger.seal()
    with pytest.raises(LedgerBehind, match="not the one in its journal"):
        check_head()
    with pytest.raises(CommandError, match="not the one in its journal"):
        call_command("consent", "replay")


def test_a_journal_that_was_written_to_by_another_hand_is_not_replayed(ann, anns, settings):
    with backup_taken():
        services.revoke(ann, anns)
        open_ledger()
    path = Path(storage().path("ledger/journal.jsonl"))
    text = path.read_text()
    path.write_text(text.replace('"kind":"revoked"', '"kind":"thawed"'))
    with pytest.raises(CommandError, match="nothing was replayed: event 2"):
        call_command("consent", "replay")
    assert ConsentEvent.objects.count() == 1


def test_what_a_crash_kept_from_the_journal_is_made_up_for(ann, anns):
    services.revoke(ann, anns)
    open_ledger()
    assert verify() is None
    with backup_taken():
        pass
    check_head()


def test_the_server_answers_only_probes_until_then(ann, anns, monkeypatch):
    with backup_taken():
        services.revoke(ann, anns)
        open_ledger()
    served = OpenedWSGI(lambda environ, start: [b"served"])
    monkeypatch.setattr("config.opening.RETRY_S", 0)
    monkeypatch.setattr("config.opening.connection", type("Kept", (), {"close": staticmethod(lambda: None)}))
    said = []
    assert (
        json.loads(served({"PATH_INFO": "/feed"}, lambda *reply: said.append(reply))[0])["code"] == "ledger_not_ready"
    )
    assert said[0][0].startswith("503")
    assert served({"PATH_INFO": "/readyz"}, None) == [b"served"]
    ready = Client().get("/readyz")
    assert (ready.status_code, ready.json()["parts"]["ledger"]) == (503, False)
    services.replay()
    assert served({"PATH_INFO": "/feed"}, None) == [b"served"]
    assert Client().get("/readyz").json()["parts"]["ledger"]
