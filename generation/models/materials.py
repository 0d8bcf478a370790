"""Files of clips that a job is made from."""

from django.db import models

from generation.models.clips import Clip
from generation.models.jobs import Job


class JobMaterial(models.Model):
    """A clip's video, one frame of it (`at_ms`) or its sound, named `handle` in the job's storyboard. The row names the
    clip and no file: what is opened is what the clip still has when the job is rendered.
    """

    job = models.ForeignKey(Job, models.CASCADE, related_name="materials")
    clip = models.ForeignKey(Clip, models.PROTECT, related_name="material_of")
    handle = models.CharField(max_length=40)
    kind = models.CharField(
        max_length=10, help_text="generation.contracts.ReferenceKind: video, image, voice for sound"
    )
    at_ms = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["job", "handle"], name="one_material_a_handle")]
