"""Every use that was asked for."""

from django.conf import settings
from django.db import models

from cameo.models.grants import Grant
from cameo.models.likeness import Likeness
from cameo.states import Gate


class Use(models.Model):
    """One asking at one gate, allowed or not; the owner of the likeness sees them all. `counts`: it took a slot of a
    grant's limits, by a job that was committed and not given up before it was rendered.
    """

    likeness = models.ForeignKey(Likeness, models.CASCADE, related_name="uses")
    requester = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    gate = models.CharField(max_length=10, choices=Gate.choices)
    job_id = models.UUIDField(null=True)
    grant = models.ForeignKey(Grant, models.SET_NULL, null=True, related_name="+")
    epoch = models.PositiveIntegerField()
    allowed = models.BooleanField()
    counts = models.BooleanField(default=False)
    reason = models.CharField(max_length=40, blank=True)
    prompt = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [
            models.Index(fields=["likeness", "-id"]),
            models.Index(fields=["likeness", "created_at"], condition=models.Q(counts=True), name="use_counts"),
            models.Index(fields=["job_id"], condition=models.Q(counts=True), name="use_of_job"),
        ]
