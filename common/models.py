"""Idempotency keys: the one table that every costly POST shares."""

from django.conf import settings
from django.db import models


class IdempotencyRecord(models.Model):
    """A key, the request it stood for, and the reply it got (`status` null while the request is in flight)."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    key = models.CharField(max_length=80)
    request_digest = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(null=True)
    body = models.JSONField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="one_reply_a_key")]
