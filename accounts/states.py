"""What a person can be told about."""

from django.db.models import TextChoices


class NoticeKind(TextChoices):
    """Every kind has a sentence in accounts.sentences; apps above use these."""

    FOLLOWED = "followed"
    LIKED = "liked"
    COMMENTED = "commented"
    ANSWERED = "answered"
    CLIP_READY = "clip_ready"
    JOB_FAILED = "job_failed"
    REMIX_STARTED = "remix_started"
    REMIX_PUBLISHED = "remix_published"
    INVITED = "invited"
    INVITATION_ACCEPTED = "invitation_accepted"
    DRAFT_SHOWN = "draft_shown"
    CAMEO_READY = "cameo_ready"
    CAMEO_REJECTED = "cameo_rejected"
    CHARACTER_READY = "character_ready"
    CHARACTER_REJECTED = "character_rejected"
    CAMEO_GRANTED = "cameo_granted"
    CAMEO_CAST = "cameo_cast"
    CAMEO_UNUSED = "cameo_unused"
    APPROVAL_ASKED = "approval_asked"
    APPROVAL_GIVEN = "approval_given"
    APPROVAL_REFUSED = "approval_refused"
    LIKENESS_PUBLISHED = "likeness_published"
    CLIP_WITHDRAWN = "clip_withdrawn"
    CLIP_REPORTED = "clip_reported"
