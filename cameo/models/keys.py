"""Keys whose destruction is what erasing means."""

from django.conf import settings
from django.db import models

from cameo.models.captures import Capture
from cameo.models.likeness import Likeness


class LikenessKey(models.Model):
    """The data key of a likeness's files (AES-256-GCM), wrapped by the key outside the database. Destroyed: empty.

    `emptied_at`: when its objects were deleted first; `objects_deleted` counts them, late ones too.
    """

    likeness = models.OneToOneField(Likeness, models.CASCADE, primary_key=True, related_name="key")
    wrapped = models.BinaryField(default=b"")
    destroyed_at = models.DateTimeField(null=True)
    emptied_at = models.DateTimeField(null=True)
    objects_deleted = models.PositiveIntegerField(default=0)


class CaptureKey(models.Model):
    """The same of a capture's video, which goes long before its likeness does."""

    capture = models.OneToOneField(Capture, models.CASCADE, primary_key=True, related_name="key")
    wrapped = models.BinaryField(default=b"")
    destroyed_at = models.DateTimeField(null=True)


class PersonKey(models.Model):
    """Personal data stands in the ledger as HMACs under this key, wrapped too: without it they are noise."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="+")
    wrapped = models.BinaryField(default=b"")
