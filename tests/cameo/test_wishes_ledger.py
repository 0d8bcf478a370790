"""What an owner wishes is proven by the ledger, and not told by it."""

import json
from typing import Any

import pytest
from django.core.management import call_command

from accounts.models import User
from accounts.services import close_account
from cameo import ledger, services
from cameo.ledger import EventKind
from cameo.ledger.opening import open_ledger
from cameo.ledger.verifying import verify
from cameo.models import ConsentEvent, Likeness
from tests.backups import backup_taken
from tests.factories import LikenessFactory

RULES = "never says marmalade\nno zeppelins"


@pytest.fixture
def anns(ann: User) -> Likeness:
    return LikenessFactory(owner=ann)


def told() -> list[dict[str, Any]]:
    ledger.seal()
    wished = ConsentEvent.objects.filter(kind=EventKind.WISHED).order_by("seq")
    return [json.loads(event.body) for event in wished]


def test_a_change_is_one_event_of_hashes_and_saving_the_same_is_none(ann: User, anns: Likeness) -> None:
    for _time in range(2):
        services.set_wishes(ann, anns, appearance="always wears a monocle", restrictions=RULES)
    services.set_wishes(ann, anns, appearance="", restrictions=RULES)
    first, second = told()
    assert len(first["appearance"]) == 64
    assert second["appearance"] == ""
    assert len(first["restrictions"]) == 2
    assert second["restrictions"] == first["restrictions"]
    assert first["restrictions"][0] != first["restrictions"][1]
    anns.restrictions = RULES
    assert ledger.wishes_of(anns)["restrictions"] == first["restrictions"]
    assert not any(word in json.dumps([first, second]) for word in ("marmalade", "zeppelin", "monocle"))


def test_equal_words_of_two_people_are_different_hashes(ann: User, ben: User, anns: Likeness) -> None:
    services.set_wishes(ann, anns, appearance="", restrictions=RULES)
    services.set_wishes(ben, LikenessFactory(owner=ben), appearance="", restrictions=RULES)
    one, other = (said["restrictions"] for said in told())
    assert not set(one) & set(other)


def test_the_change_has_a_receipt_that_says_how_many_and_not_what(ann: User, anns: Likeness, api) -> None:
    services.set_wishes(ann, anns, appearance="always wears a monocle", restrictions=RULES)
    ledger.seal()
    (listed,) = api(ann).get("/api/v1/cameo/receipts").json()["items"]
    assert listed["kind"] == "wished"
    receipt = api(ann).get(f"/api/v1/cameo/receipts/{listed['seq']}").json()["receipt"]
    record = receipt["dpv:hasRecordOfActivity"]
    assert record["dpv:hasConsentStatus"]["@type"] == "dpv:ConsentGiven"
    assert record["dpv:hasProcess"]["scope"] == ledger.wishes_of(Likeness.objects.get())


def test_who_leaves_takes_the_proof_along_and_the_chain_holds(ann: User, anns: Likeness) -> None:
    services.set_wishes(ann, anns, appearance="", restrictions=RULES)
    open_ledger()
    close_account(ann)
    ledger.seal()
    anns.restrictions = RULES
    assert ledger.wishes_of(anns)["restrictions"] == ["erased", "erased"]
    assert verify() is None


@pytest.mark.parametrize(("kept", "frozen"), [(False, True), (True, False)])
def test_a_restored_backup_without_the_wish_freezes_until_its_owner_has_looked(
    ann: User, anns: Likeness, kept: bool, frozen: bool
) -> None:
    services.set_wishes(ann, anns, appearance="", restrictions=RULES if kept else "")
    open_ledger()
    with backup_taken():
        services.set_wishes(ann, anns, appearance="wears a hat", restrictions="")
        services.set_wishes(ann, anns, appearance="", restrictions=RULES)
        open_ledger()
    call_command("consent", "replay")
    anns.refresh_from_db()
    assert anns.restrictions == (RULES if kept else "")
    assert (anns.frozen_at is not None) == frozen
