"""Challenges that prove a living face: issued once, answered by one video, judged by name."""

import uuid

from django.conf import settings
from django.db import models

from cameo.models.likeness import Likeness
from cameo.states import CaptureState


class Capture(models.Model):
    """`digits`, `moves` (left, right, up, down) and `colours` are what the page shows and the video must follow, at the
    times in `script`; `nonce` binds the upload, `session` the person's session. `checks` are verdicts by name.
    `video_key` is empty before the upload and again once the retention is over; `video_hash` finds replays.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="captures")
    likeness = models.ForeignKey(Likeness, models.CASCADE, null=True, related_name="captures")
    session = models.CharField(max_length=64)
    nonce = models.CharField(max_length=64, unique=True)
    script = models.JSONField()
    state = models.CharField(max_length=10, choices=CaptureState.choices, default=CaptureState.ISSUED)
    checks = models.JSONField(default=dict, blank=True)
    video_key = models.CharField(max_length=160, blank=True)
    video_hash = models.CharField(max_length=64, blank=True, db_index=True)
    rung_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["owner", "-created_at"], name="capture_owner")]

    @property
    def space(self) -> str:
        return f"capture/{self.pk}"
