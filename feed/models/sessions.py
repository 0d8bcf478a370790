"""Ranked lists as they were built."""

import uuid

from django.conf import settings
from django.db import models

from feed.states import Mode


class FeedSession(models.Model):
    """`items` is the packed list (feed.serving.packing): pages are slices of it, and it only grows at its end.
    `before` is the session that this one goes on from, so that what that one served does not come again.
    `asked` is feed.contracts.Ask as JSON; a cursor of another list is refused. `logged` is what the learner needs of a
    ranked list, batch by batch (feed.serving.learning), and no page reads.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+")
    mode = models.CharField(max_length=10, choices=Mode.choices)
    asked = models.JSONField(default=dict)
    algorithm = models.CharField(max_length=40)
    seed = models.PositiveBigIntegerField()
    items = models.BinaryField(default=b"")
    ended = models.BooleanField(default=False, help_text="the catalogue had no more when it was last asked")
    before = models.UUIDField(null=True)
    before_bytes = models.PositiveIntegerField(default=0, help_text="how much of the list of `before` was served")
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(db_index=True)
    logged = models.BinaryField(default=b"")

    class Meta:
        indexes = [models.Index(fields=["person", "mode", "-created_at"], name="session_person")]
