"""Lineage: which clip a job was made from. Joined to the job, so it stands from the moment of asking."""

from django.db import models

from generation.models import Clip, Job
from remix.states import RemixKind


class Lineage(models.Model):
    """An edge of the remix thread. `path` holds the ids of the clips above, root first and parent last, so that drawing
    the way up costs one query however deep it is.
    """

    job = models.OneToOneField(Job, models.CASCADE, related_name="lineage")
    parent = models.ForeignKey(Clip, models.PROTECT, related_name="child_edges")
    root = models.ForeignKey(Clip, models.PROTECT, related_name="thread_edges")
    path = models.JSONField()
    depth = models.PositiveSmallIntegerField(help_text="1 for a remix of the root")
    kind = models.CharField(max_length=10, choices=RemixKind.choices)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(depth__gte=1), name="lineage_goes_down")]
