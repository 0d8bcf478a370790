"""Idempotency keys: the one table that every costly POST shares."""

from datetime import timedelta
from typing import Self

from django.conf import settings
from django.db import models

from common.clock import now

KEPT_FOR = timedelta(days=1)
"""Replies hold prompts: they stay only as long as a client may still repeat itself."""
ORDERED = "asked:"
"""Begins what common.idempotency.order_of gives. These go with the kept replies; keys that the server made do not."""


class IdempotencyQuerySet(models.QuerySet["IdempotencyRecord"]):
    def outdated(self) -> Self:
        return self.filter(created_at__lt=now() - KEPT_FOR)


class IdempotencyRecord(models.Model):
    """A key, the request it stood for, and the reply it got (`status` null while the request is in flight)."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    key = models.CharField(max_length=80)
    request_digest = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(null=True)
    body = models.JSONField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = IdempotencyQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="one_reply_a_key")]
