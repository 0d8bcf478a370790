"""How much was made from a clip."""

from django.db import models

from generation.models import Clip


class ThreadCount(models.Model):
    """Public clips made from this one: at once (`children`), and at any distance (`descendants`), each counted once.
    Kept by remix.services.counting; a clip without a row has none.
    """

    clip = models.OneToOneField(Clip, models.CASCADE, primary_key=True, related_name="thread_count")
    children = models.PositiveIntegerField(default=0)
    descendants = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(children__lte=models.F("descendants")), name="children_descend")
        ]
