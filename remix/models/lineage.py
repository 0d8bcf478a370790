"""Lineage: which clips a job was made from. Joined to the job, so it stands from the moment of asking."""

from django.db import models

from generation.models import Clip, Job
from remix.models.terms import RemixTerms

MOST_DEPTH = 250
"""Generations below a root. Each row keeps its whole way up, which stays under 10 kB so."""


class Lineage(models.Model):
    """A job's place in a thread. `parent` and `path` are its main line, by the first parent of each: `path` holds the
    ids of the clips above, root first and parent last, so that drawing the way up costs one query however deep it is.
    All parents are in `parents` (ParentEdge). `counted`: its clip is public, and counted in every clip above.
    """

    job = models.OneToOneField(Job, models.CASCADE, related_name="lineage")
    parent = models.ForeignKey(Clip, models.PROTECT, related_name="child_edges")
    root = models.ForeignKey(Clip, models.PROTECT, related_name="thread_edges")
    path = models.JSONField()
    depth = models.PositiveSmallIntegerField(help_text="1 for a remix of the root; the longest way up counts")
    kind = models.CharField(max_length=20)
    counted = models.BooleanField(default=False, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(depth__gte=1), name="lineage_goes_down")]


class ParentEdge(models.Model):
    """One parent of a job, in the order in which the child uses them; `terms` is the version it was made under.

    `parent_job` is the parent's job: ids of jobs rise with time, so an edge to an older one only ever leads up and no
    way leads back. `root` and `depth` place the child in the thread of this parent, for reading a thread by levels.
    """

    job = models.ForeignKey(Job, models.CASCADE, related_name="parents")
    parent = models.ForeignKey(Clip, models.PROTECT, related_name="children")
    parent_job = models.ForeignKey(Job, models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)
    terms = models.ForeignKey(RemixTerms, models.PROTECT, related_name="edges")
    root = models.ForeignKey(Clip, models.PROTECT, related_name="+")
    depth = models.PositiveSmallIntegerField(help_text="of the child, as in its lineage")

    class Meta:
        indexes = [
            models.Index(fields=["root", "depth", "job", "position"], name="edge_thread"),
            models.Index(fields=["parent", "-job"], name="edge_children"),
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(parent_job__lt=models.F("job")), name="parent_is_older"),
            models.UniqueConstraint(fields=["job", "position"], name="one_parent_a_place"),
            models.UniqueConstraint(fields=["job", "parent"], name="a_parent_once"),
        ]
