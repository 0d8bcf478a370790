"""Pieces of a clip that can be played while the rest of it is made."""

from django.db import models

from generation.models.jobs import Job


class LiveChunk(models.Model):
    """A file of the stream of a job that renders, in the job's space. The first one of each job, of 0 ms, is what all
    others need. Rows and files go when the attempt ends, however it ends.
    """

    job = models.ForeignKey(Job, models.CASCADE, related_name="chunks")
    name = models.CharField(max_length=20)
    key = models.CharField(max_length=160)
    duration_ms = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["job", "name"], name="one_chunk_a_name")]
