"""One use that waits for the word of the person shown."""

from django.conf import settings
from django.db import models

from cameo.models.likeness import Likeness
from cameo.states import ApprovalState, Gate
from common.ids import time_ordered_id


class Approval(models.Model):
    """May `requester` render (gate submit) or publish exactly this? `digest` is the SHA-256 of what was asked: prompt,
    parents, duration, engine, soundtrack and caption; anything else needs another approval. Unanswered at `expires_at`
    it is denied.
    """

    id = models.UUIDField(primary_key=True, default=time_ordered_id, editable=False)
    likeness = models.ForeignKey(Likeness, models.CASCADE, related_name="approvals")
    requester = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    gate = models.CharField(max_length=10, choices=Gate.choices)
    digest = models.CharField(max_length=64)
    prompt = models.TextField(blank=True)
    seconds = models.FloatField(default=0)
    job_id = models.UUIDField(null=True)
    epoch = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=ApprovalState.choices, default=ApprovalState.WAITING)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["likeness", "state", "-created_at"], name="approval_inbox")]
        constraints = [
            models.UniqueConstraint(
                fields=["likeness", "requester", "gate", "digest"],
                condition=models.Q(state__in=[ApprovalState.WAITING, ApprovalState.APPROVED]),
                name="one_open_approval_a_question",
            ),
        ]
