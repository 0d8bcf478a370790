"""An Ask and its viewer in the forms that cursors, locks and rows need."""

from dataclasses import asdict
from hashlib import sha256
from typing import Any

from accounts.models import User
from accounts.policies import Viewer
from feed.contracts import Ask


def person_id(viewer: Viewer) -> int | None:
    """None for a visitor."""
    return viewer.pk if isinstance(viewer, User) else None


def words(viewer: Viewer, ask: Ask) -> str:
    """Tells every two asks, and every two people, apart. All visitors are one."""
    filters = f"{ask.hide_people} {ask.hide_remixes} {ask.longest_s} {ask.languages is None}"
    return "\x1f".join((str(person_id(viewer) or 0), ask.mode, filters, *(ask.languages or ()), ask.key))


def digest(viewer: Viewer, ask: Ask) -> str:
    """The same, where what somebody searched for must not be read."""
    return sha256(words(viewer, ask).encode()).hexdigest()


def as_json(ask: Ask) -> dict[str, Any]:
    """As FeedSession.asked holds it; what its person wants nothing of stands in their wishes alone."""
    said = asdict(ask) | {"mode": str(ask.mode), "languages": list(ask.languages or ())}
    del said["without"]
    return said
