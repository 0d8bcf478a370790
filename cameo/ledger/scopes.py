"""A grant as the ledger keeps it: everything that its owner allowed, and nobody's name."""

from cameo.models import Grant

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
