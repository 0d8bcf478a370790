"""The archive of everything of one person."""

import uuid

from django.conf import settings
from django.db import models


class ExportState(models.TextChoices):
    BUILDING = "building"
    READY = "ready"
    FAILED = "failed"
    GONE = "gone"
    """Replaced, or its owner left; the row waits for the sweep."""


class Export(models.Model):
    """Everything of one person. `entries` are feed.export.entries.Entry as JSON, in the order of the archive, which is
    made from them as it is read; `size` is what they hold together, in bytes. Text lies in the space `export/<id>`,
    clips in their own, so that one which goes is gone from here too.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    state = models.CharField(max_length=10, choices=ExportState.choices, default=ExportState.BUILDING)
    entries = models.JSONField(default=list)
    size = models.PositiveBigIntegerField(default=0)
    language = models.CharField(max_length=10, blank=True)
    rung_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        indexes = [models.Index(fields=["owner", "-created_at"], name="export_owner")]

    @property
    def space(self) -> str:
        return f"export/{self.pk}"
