"""Receipts: an event that gives or takes consent, in the structure of ISO/IEC TS 27560:2023 and the words of W3C's Data
Privacy Vocabulary (the profile dpv-27560), signed as a JWS (RFC 7515, EdDSA).
"""

import json
from typing import Any

import jwt
from django.conf import settings

from cameo.ledger.canonical import canonical
from cameo.ledger.heads import key_id
from cameo.ledger.keys import ledger_keys
from cameo.ledger.kinds import EventKind
from cameo.models import ConsentEvent
from cameo.states import LikenessKind

PROFILE = "https://w3id.org/dpv/schema/dpv-27560"
CONTEXT = {
    "dpv": "https://w3id.org/dpv#",
    "pd": "https://w3id.org/dpv/pd#",
    "dct": "http://purl.org/dc/terms/",
    "schema": "https://schema.org/",
}
GIVING = frozenset({EventKind.ENROLLED, EventKind.GRANTED, EventKind.NARROWED, EventKind.WISHED, EventKind.THAWED})
"""The others among CONSENTING withdraw."""
RETENTION = "until it is taken back, at most three years after the last use; the video of a capture seven days"
NOT_SCOPE = frozenset({"actor", "owner", "epoch", "subject", "notice", "person"})

Receipt = dict[str, Any]


def receipt_of(event: ConsentEvent) -> Receipt:
    """JSON-LD. Of an event whose kind is CONSENTING. People are the ledger's hashes here too."""
    facts = json.loads(event.body)
    return {
        "@context": CONTEXT,
        "@type": "dpv:ConsentReceipt",
        "dct:identifier": f"{event.seq}:{event.hash}",
        "dct:conformsTo": f"{PROFILE}#receipt",
        "dct:created": event.at,
        "dct:publisher": settings.PUBLIC_URL,
        "schema:recipient": "dpv:DataSubject",
        "dpv:hasRecordOfActivity": _record(event, facts),
        "ledger": {
            "seq": event.seq,
            "hash": event.hash,
            "body_hash": event.body_hash,
            "signature": event.signature,
            "head": f"{settings.PUBLIC_URL}/.well-known/consent-head",
        },
    }


def signed(receipt: Receipt) -> str:
    """A compact JWS over the receipt's canonical JSON; its key is published with the ledger's head."""
    headers = {"typ": "consent-receipt+json", "kid": key_id()}
    payload = canonical(receipt).encode()
    return jwt.PyJWS().encode(payload, ledger_keys().signer, algorithm="EdDSA", headers=headers)


def _record(event: ConsentEvent, facts: dict[str, Any]) -> Receipt:
    notice = facts.get("notice", {})
    return {
        "@type": "dpv:ConsentRecord",
        "dct:identifier": str(event.likeness_id),
        "dct:conformsTo": f"{PROFILE}#record",
        "dpv:hasDataSubject": facts["owner"],
        "dpv:hasDataController": settings.PUBLIC_URL,
        "dpv:hasLegalBasis": "dpv:ExplicitlyExpressedConsent",
        "dpv:hasNotice": {
            "@type": "dpv:ConsentNotice",
            "schema:version": notice.get("version", ""),
            "dct:language": notice.get("locale", ""),
            "schema:url": f"{settings.PUBLIC_URL}/cameo",
        },
        "dpv:hasProcess": _process(facts),
        "dpv:hasConsentStatus": {"@type": _status(event), "dct:date": event.at, "event": event.kind},
        "dct:valid": {"schema:startDate": event.at, "schema:endDate": facts.get("expires_at")},
        "dpv:hasConsentControl": {"@type": "dpv:WithdrawConsent", "schema:url": f"{settings.PUBLIC_URL}/cameo"},
    }


def _status(event: ConsentEvent) -> str:
    return "dpv:ConsentGiven" if event.kind in GIVING else "dpv:ConsentWithdrawn"


def _process(facts: dict[str, Any]) -> Receipt:
    """`scope` is the grant's, word for word, or the owner's wishes as keyed hashes; for an enrolment nobody but the
    owner is a recipient.
    """
    scope = {name: value for name, value in facts.items() if name not in NOT_SCOPE}
    person = facts["subject"] == LikenessKind.PERSON
    voice = ["pd:Biometric"] if facts.get("voice") else []
    return {
        "@type": "dpv:Process",
        "dpv:hasPurpose": {"@type": "dpv:ServiceProvision", "dct:description": "clips that show the likeness"},
        "dpv:hasPersonalData": [*(["pd:FacialPrint"] if person else []), "pd:Picture", *voice],
        "dpv:hasRecipient": {"audience": facts.get("audience", "owner"), "person": facts.get("person")},
        "dpv:hasStorageCondition": {"@type": "dpv:StorageDuration", "dct:description": RETENTION},
        "scope": scope,
    }
