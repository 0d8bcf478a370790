"""What people do is in the ledger, and nothing that they wrote or are called."""

import json

import pytest

from accounts.services import close_account
from cameo import ledger, services
from cameo.ledger.verifying import verify_rows
from cameo.models import ConsentEvent, Likeness, PersonKey
from cameo.purposes import Purpose
from cameo.states import Audience, Gate, LikenessState


@pytest.fixture
def anns(ann):
    return Likeness.objects.create(owner=ann, handle="ann", state=LikenessState.ACTIVE, tier=2)


def kinds() -> list[str]:
    ledger.seal()
    return list(ConsentEvent.objects.order_by("seq").values_list("kind", flat=True))


def test_a_grant_its_uses_and_its_end_are_told(ann, ben, anns):
    grant = services.grant_use(ann, anns, audience=Audience.APPROVED, person=ben)
    services.grant_use(ann, anns, audience=Audience.APPROVED, person=ben, days=3)
    services.revoke(ann, anns)
    assert kinds() == ["granted", "grant_ended", "granted", "revoked"]
    bodies = [json.loads(event.body) for event in ConsentEvent.objects.order_by("seq")]
    assert bodies[0]["grant"] == bodies[1]["grant"] == grant.pk
    assert bodies[0]["verbs"] == grant.verbs


def test_closing_the_account_makes_nobody_of_them_and_the_chain_still_verifies(ann, ben, anns):
    services.grant_use(ann, anns, audience=Audience.APPROVED, person=ben)
    ledger.seal()
    assert PersonKey.objects.get(person=ann).wrapped
    close_account(ann)
    assert kinds()[-3:] == ["revoked", "closed", "account_closed"]
    assert bytes(PersonKey.objects.get(person=ann).wrapped) == b""
    last = json.loads(ConsentEvent.objects.filter(kind="closed").get().body)
    assert last["owner"] == last["actor"] == "erased"
    assert verify_rows() is None


def test_no_body_names_anybody_or_says_what_they_wrote(ann, ben, anns):
    services.grant_use(ann, anns, audience=Audience.APPROVED, person=ben)
    for gate in Gate:
        services.ask(ben, [anns], gate=gate, job_id=None, purpose=Purpose(words="@ann dances on the moon"))
    close_account(ann)
    ledger.seal()
    told = "".join(ConsentEvent.objects.values_list("body", flat=True))
    assert told.count('"gate"') == len(Gate)
    for word in ("ann", "ben", "dances", "moon", "@"):
        assert word not in told
