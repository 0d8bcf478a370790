"""What a former owner gets to keep: that the data key of their likeness and its files are no more."""

import jwt
from django.conf import settings

from cameo.ledger.canonical import canonical
from cameo.ledger.heads import key_id
from cameo.ledger.keys import ledger_keys
from cameo.models import Likeness, LikenessKey

Certificate = dict[str, str | int | None]


def certificate(likeness: Likeness) -> Certificate | None:
    """None while anything may still be there. Names nobody. `last_sweep` follows minutes later: until then a worker
    that was busy might have left an object, which no key opens and which the sweep deletes and counts.
    """
    key = LikenessKey.objects.filter(likeness=likeness).first()
    if key is None or key.destroyed_at is None or key.emptied_at is None:
        return None
    return {
        "@type": "DeletionCertificate",
        "issuer": settings.PUBLIC_URL,
        "likeness": str(likeness.pk),
        "key_destroyed": key.destroyed_at.isoformat(),
        "objects_deleted": key.objects_deleted,
        "deleted": key.emptied_at.isoformat(),
        "last_sweep": likeness.purged_at.isoformat() if likeness.purged_at else None,
    }


def signed(stated: Certificate) -> str:
    """A compact JWS over its canonical JSON, by the key at /.well-known/consent-head."""
    headers = {"typ": "deletion-certificate+json", "kid": key_id()}
    return jwt.PyJWS().encode(canonical(stated).encode(), ledger_keys().signer, algorithm="EdDSA", headers=headers)
