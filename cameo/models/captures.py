"""Challenges that prove a living face: issued once, answered by one video, judged by name."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models

from cameo.models.likeness import Likeness
from cameo.states import CAPTURE_MOVES, CaptureState
from common.errors import Conflict


class CaptureQuerySet(models.QuerySet["Capture"]):
    def move(self, capture: "Capture", to: CaptureState, **fields: Any) -> "Capture":
        """Raises Conflict("capture_moved") when the move is not in CAPTURE_MOVES or somebody was first."""
        allowed = to in CAPTURE_MOVES[CaptureState(capture.state)]
        if not allowed or not self.filter(pk=capture.pk, state=capture.state).update(state=to, **fields):
            raise Conflict("capture_moved")
        capture.refresh_from_db()
        return capture


class Capture(models.Model):
    """`digits`, `moves` (left, right, up, down) and `colours` are what the page shows and the video must follow, at the
    times in `script`; `nonce` binds the upload, `session` the person's session. `checks` are verdicts by name.
    `video_key` is empty before the upload and again once the retention is over; `video_hash` and `print`
    (vision.capture.prints) find replays. `sheet_key` are sampled frames for a moderator, who sees them only while the
    video is there. `language` is the one the digits are said in; `voice`: the sound may become the voice of the cameo.
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
    sheet_key = models.CharField(max_length=160, blank=True)
    print = models.BinaryField(default=b"")
    language = models.CharField(max_length=8, default="en")
    voice = models.BooleanField(default=False)
    rung_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    objects = CaptureQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["owner", "-created_at"], name="capture_owner")]

    @property
    def space(self) -> str:
        return f"capture/{self.pk}"
