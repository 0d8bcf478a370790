"""What can happen to a consent."""

from django.db.models import TextChoices


class EventKind(TextChoices):
    """The past tense of one verb each. ASKED is every asking at every gate, allowed or refused. CLIP_DELETED,
    CLIP_UNPUBLISHED, PARTED (somebody blocked another), UNFOLLOWED (mutuals or not) and ACCOUNT_CLOSED are about no
    likeness, nor is CLIP_WITHDRAWN of a clip that shows nobody.
    """

    ENROLLED = "enrolled"
    CHALLENGED = "challenged"
    REVIEWED = "reviewed"
    RAISED = "raised"
    ACTIVATED = "activated"
    REJECTED = "rejected"
    GRANTED = "granted"
    GRANT_ENDED = "grant_ended"
    NARROWED = "narrowed"
    WISHED = "wished"
    ASKED = "asked"
    APPROVAL_ASKED = "approval_asked"
    APPROVED = "approved"
    DENIED = "denied"
    VOIDED = "voided"
    FROZEN = "frozen"
    THAWED = "thawed"
    CLIP_WITHDRAWN = "clip_withdrawn"
    CLIP_DELETED = "clip_deleted"
    CLIP_UNPUBLISHED = "clip_unpublished"
    REPORTED = "reported"
    PARTED = "parted"
    UNFOLLOWED = "unfollowed"
    REVOKED = "revoked"
    PURGED = "purged"
    EXPORTED = "exported"
    CLOSED = "closed"
    ACCOUNT_CLOSED = "account_closed"


CONSENTING = frozenset(
    {
        EventKind.ENROLLED,
        EventKind.GRANTED,
        EventKind.NARROWED,
        EventKind.WISHED,
        EventKind.THAWED,
        EventKind.GRANT_ENDED,
        EventKind.FROZEN,
        EventKind.REVOKED,
        EventKind.PURGED,
    }
)
"""By these somebody gives consent or takes it back: they have receipts."""
