"""Guests of a draft."""

from typing import Self

from django.conf import settings
from django.db import models

from common.clock import now


class GuestQuerySet(models.QuerySet["Guest"]):
    def admitted(self) -> Self:
        """Those who may look now."""
        return self.filter(until__gt=now())


class Guest(models.Model):
    """Somebody whom a draft's owner lets see it, beside the people in it, until `until`. Asked anew at every look: what
    is no draft, or whose owner is parted from them, its guests see like everybody else.
    """

    clip = models.ForeignKey("generation.Clip", models.CASCADE, related_name="guests")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    until = models.DateTimeField()

    objects = GuestQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["clip", "person"], name="a_guest_once")]
