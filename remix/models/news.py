"""What authors are told of their threads."""

from django.conf import settings
from django.db import models

from generation.models import Clip


class ThreadMute(models.Model):
    """`person` is told nothing more of the thread that begins with `root`."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    root = models.ForeignKey(Clip, models.CASCADE, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "root"], name="a_thread_muted_once")]


class News(models.Model):
    """A remix that became public, of which the authors above it are told once, however often it is published again."""

    clip = models.OneToOneField(Clip, models.CASCADE, primary_key=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    told_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["created_at"], condition=models.Q(told_at__isnull=True), name="news_untold"),
        ]
