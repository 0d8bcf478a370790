"""A job's life, and what a clip may be."""

from django.db.models import TextChoices


class JobState(TextChoices):
    QUEUED = "queued"
    RUNNING = "running"
    READY = "ready"
    FAILED = "failed"
    CANCELLED = "cancelled"
    REFUSED = "refused"


MOVES: dict[JobState, frozenset[JobState]] = {
    JobState.QUEUED: frozenset({JobState.RUNNING, JobState.CANCELLED, JobState.REFUSED, JobState.FAILED}),
    JobState.RUNNING: frozenset(
        {JobState.READY, JobState.FAILED, JobState.QUEUED, JobState.CANCELLED, JobState.REFUSED}
    ),
    JobState.READY: frozenset(),
    JobState.FAILED: frozenset(),
    JobState.CANCELLED: frozenset(),
    JobState.REFUSED: frozenset(),
}

IN_FLIGHT = (JobState.QUEUED, JobState.RUNNING)
MAX_ATTEMPTS = 3
FRAME_RATE, DRAFT_FRAME_RATE = 30, 24
"""Frames a second of a clip, and of one that was asked for as a draft: small, fast and at half the price."""


class Visibility(TextChoices):
    """A draft is seen by its owner, the people in it and its guests; a withdrawn clip by nobody."""

    DRAFT = "draft"
    PUBLIC = "public"
    WITHDRAWN = "withdrawn"
    DELETED = "deleted"


class ReportState(TextChoices):
    """A moderator upholds a report, and the clip goes dark, or dismisses it."""

    OPEN = "open"
    UPHELD = "upheld"
    DISMISSED = "dismissed"


REMOVED = "removed_by_moderator"
"""The reason of a clip that a moderator took down; other withdrawals are by somebody in it."""
MEDIA = (Visibility.DRAFT, Visibility.PUBLIC)
"""Visibilities under which the files may be served at all."""
