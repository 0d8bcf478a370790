"""Receipts that verify with the published key, for their owner alone."""

import json

import jwt
import pytest

from cameo import ledger, selectors, services
from cameo.ledger import EventKind
from cameo.ledger.canonical import canonical
from cameo.models import Likeness
from cameo.states import Audience, LikenessState


@pytest.fixture
def grant(ann, ben):
    likeness = Likeness.objects.create(owner=ann, handle="ann", state=LikenessState.ACTIVE, tier=2)
    grant = services.grant_use(ann, likeness, audience=Audience.APPROVED, person=ben)
    services.end_grant(ann, grant)
    ledger.seal()
    return grant


def test_a_receipt_is_signed_with_the_published_key_and_says_what_was_allowed(ann, grant, api, client):
    listed = api(ann).get("/api/v1/cameo/receipts").json()["items"]
    assert [item["kind"] for item in listed] == ["grant_ended", "granted"]
    reply = api(ann).get(f"/api/v1/cameo/receipts/{listed[1]['seq']}")
    assert reply["Content-Disposition"] == 'attachment; filename="consent-receipt-1.json"'
    head = client.get("/.well-known/consent-head").json()
    key = jwt.PyJWK(head["public_key"])
    signed = jwt.PyJWS().decode_complete(reply.json()["jws"], key, algorithms=["EdDSA"])
    assert signed["header"]["kid"] == head["public_key"]["kid"]
    receipt = json.loads(signed["payload"])
    assert canonical(receipt) == canonical(reply.json()["receipt"])
    record = receipt["dpv:hasRecordOfActivity"]
    assert record["dpv:hasConsentStatus"]["@type"] == "dpv:ConsentGiven"
    assert record["dpv:hasProcess"]["scope"]["grant"] == grant.pk
    assert record["dpv:hasProcess"]["scope"]["verbs"] == grant.verbs
    assert record["dct:valid"]["schema:endDate"] == grant.expires_at.isoformat()
    assert record["dpv:hasNotice"]["dct:language"] == "en"
    assert "ben" not in canonical(receipt)


def test_a_changed_receipt_does_not_verify(ann, grant, api, client):
    header, payload, signature = api(ann).get("/api/v1/cameo/receipts/1").json()["jws"].split(".")
    other = api(ann).get("/api/v1/cameo/receipts/2").json()["jws"].split(".")[1]
    key = jwt.PyJWK(client.get("/.well-known/consent-head").json()["public_key"])
    assert jwt.PyJWS().decode(f"{header}.{payload}.{signature}", key, algorithms=["EdDSA"])
    with pytest.raises(jwt.InvalidSignatureError):
        jwt.PyJWS().decode(f"{header}.{other}.{signature}", key, algorithms=["EdDSA"])


def test_nobody_sees_another_persons_receipts(ben, grant, api):
    assert api(ben).get("/api/v1/cameo/receipts").json() == {"items": [], "next": None}
    refused = api(ben).get("/api/v1/cameo/receipts/1")
    assert (refused.status_code, refused.json()["code"]) == (404, "receipt_not_found")


def test_an_end_is_a_withdrawal_and_an_asking_has_no_receipt(ann, grant, api):
    reply = api(ann).get("/api/v1/cameo/receipts/2").json()["receipt"]
    assert reply["dpv:hasRecordOfActivity"]["dpv:hasConsentStatus"]["@type"] == "dpv:ConsentWithdrawn"
    ledger.record(EventKind.ASKED, grant.likeness, actor=ann)
    ledger.seal()
    assert api(ann).get("/api/v1/cameo/receipts/3").status_code == 404


def test_the_event_of_a_grant_is_found(grant):
    assert selectors.granting_event(grant).seq == 1


def test_the_head_is_the_newest_event_and_signed(ann, grant, client):
    head = client.get("/.well-known/consent-head").json()
    assert head["seq"] == 2
    key = jwt.PyJWK(head["public_key"]).key
    key.verify(bytes.fromhex(head["signature"]), head["hash"].encode())


@pytest.mark.django_db
def test_before_the_first_event_the_head_says_so(client):
    head = client.get("/.well-known/consent-head").json()
    assert (head["seq"], head["hash"], head["signature"]) == (0, "0" * 64, "")
