"""Whose soundtrack a clip has, where it is not its own."""

from django.db import models

from generation.models import Clip, Job


class Sound(models.Model):
    """The soundtrack of a job's clip was taken from `source`, where it was heard, and comes from `origin`, which made
    it: of a sound that is passed on from clip to clip, `source` differs and `origin` stays. A clip without a row has a
    sound of its own.
    """

    job = models.OneToOneField(Job, models.CASCADE, related_name="sound")
    origin = models.ForeignKey(Clip, models.PROTECT, related_name="sounds")
    source = models.ForeignKey(Clip, models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["origin", "-job"], name="sound_uses")]
