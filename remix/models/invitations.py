"""Invitations to remix a draft."""

from typing import Self

from django.conf import settings
from django.db import models

from common.clock import now
from common.ids import time_ordered_id
from generation.models import Clip


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def standing(self) -> Self:
        return self.filter(expires_at__gt=now())


class Invitation(models.Model):
    """The owner of `clip` lets `person` see and remix it while it is a draft, once they accepted, until `expires_at`.
    A row that was taken back or declined is no more.
    """

    id = models.UUIDField(primary_key=True, default=time_ordered_id, editable=False)
    clip = models.ForeignKey(Clip, models.CASCADE, related_name="invitations")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="invitations")
    created_at = models.DateTimeField(auto_now_add=True)
    accepted_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField()

    objects = InvitationQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "-id"], name="invited_person")]
        constraints = [models.UniqueConstraint(fields=["clip", "person"], name="one_invitation_a_person")]
