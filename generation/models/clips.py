"""Clips: what a job made."""

import uuid

from django.conf import settings
from django.db import models

from generation.models.jobs import Job
from generation.states import Visibility


class Clip(models.Model):
    """Files are keys of the private store in the space `clip/<id>`. `epoch` rises with every loss of visibility, and
    signed media links carry it: an older link is dark at once.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    job = models.OneToOneField(Job, models.CASCADE, related_name="clip")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="clips")
    visibility = models.CharField(max_length=10, choices=Visibility.choices, default=Visibility.DRAFT)
    epoch = models.PositiveIntegerField(default=1)
    withdrawn_reason = models.CharField(max_length=40, blank=True)
    was_public = models.BooleanField(default=False)
    video_key = models.CharField(max_length=160, blank=True)
    poster_key = models.CharField(max_length=160, blank=True)
    preview_key = models.CharField(max_length=160, blank=True)
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    duration_ms = models.PositiveIntegerField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["owner", "-created_at"], name="clip_owner")]

    @property
    def space(self) -> str:
        return f"clip/{self.pk}"
