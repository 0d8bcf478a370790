"""Likenesses, what opens them to others, every use, and the proof of all that."""

from cameo.models.approvals import Approval
from cameo.models.captures import Capture
from cameo.models.grants import Grant
from cameo.models.keys import CaptureKey, LikenessKey, PersonKey
from cameo.models.ledger import ConsentEvent, PendingEvent
from cameo.models.likeness import Likeness
from cameo.models.uses import Use

__all__ = [
    "Approval",
    "Capture",
    "CaptureKey",
    "ConsentEvent",
    "Grant",
    "Likeness",
    "LikenessKey",
    "PendingEvent",
    "PersonKey",
    "Use",
]
