"""A grant, and an owner's wishes, as the ledger keeps them: everything that was allowed, nobody's name or words."""

from cameo.ledger.people import keyed
from cameo.models import Grant, Likeness

SCOPE = (
    "audience",
    "verbs",
    "remix_depth",
    "denied_topics",
    "style",
    "voice",
    "max_seconds",
    "alone",
    "commercial",
    "per_day",
    "total",
    "share_percent",
    "mode",
)


def scope_of(grant: Grant) -> dict[str, object]:
    """Facts for GRANTED and NARROWED: `grant`, `person` (a User, or None for an audience), `expires_at`, the scope."""
    scope = {name: getattr(grant, name) for name in SCOPE}
    return {"grant": grant.pk, "person": grant.person, "expires_at": grant.expires_at.isoformat(), **scope}


def wishes_of(likeness: Likeness) -> dict[str, object]:
    """Facts for WISHED: how it always looks, and each line of what must not be, as hashes under the owner's key."""
    lines = filter(None, map(str.strip, likeness.restrictions.splitlines()))
    return {
        "appearance": keyed(likeness.appearance, likeness.owner_id, likeness.pk),
        "restrictions": [keyed(line, likeness.owner_id, likeness.pk) for line in lines],
    }
