"""Keys whose destruction is what erasing means."""

from django.conf import settings
from django.db import models

from cameo.models.likeness import Likeness


class LikenessKey(models.Model):
    """The data key of a likeness's files (AES-256-GCM), wrapped by the key outside the database. Destroyed: empty."""

    likeness = models.OneToOneField(Likeness, models.CASCADE, primary_key=True, related_name="key")
    wrapped = models.BinaryField(default=b"")
    destroyed_at = models.DateTimeField(null=True)


class PersonKey(models.Model):
    """Personal data stands in the ledger as HMACs under this key, wrapped too: without it they are noise."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="+")
    wrapped = models.BinaryField(default=b"")
