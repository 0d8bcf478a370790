"""Terms: what the author of a clip asks of those who remix it."""

from django.conf import settings
from django.db import models

from generation.models import Clip
from remix.terms import MOST_SHARE, Who


class RemixTerms(models.Model):
    """One version of a clip's terms; the highest is in force. Rows are never changed: remixes refer to the version they
    were made under. A clip without any has the first version, with the defaults, from its first remix on.

    `kinds` empty: every kind, later ones too. `depth`: generations below that may be made, null: any number.
    `approved`: who may where `who` is APPROVED. `share_percent` of a remix's price is asked for the author.
    """

    clip = models.ForeignKey(Clip, models.CASCADE, related_name="terms")
    version = models.PositiveIntegerField(default=1)
    who = models.CharField(max_length=10, choices=Who.choices, default=Who.EVERYONE)
    kinds = models.JSONField(default=list, blank=True)
    must_credit = models.BooleanField(default=True)
    commercial = models.BooleanField(default=False)
    share_percent = models.PositiveSmallIntegerField(default=0)
    depth = models.PositiveSmallIntegerField(null=True, blank=True)
    approved = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+", blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["clip", "version"], name="one_terms_a_version"),
            models.CheckConstraint(condition=models.Q(version__gte=1), name="terms_count_from_one"),
            models.CheckConstraint(condition=models.Q(share_percent__lte=MOST_SHARE), name="terms_share_in_range"),
            models.CheckConstraint(
                condition=models.Q(depth__isnull=True) | models.Q(depth__gte=1), name="terms_depth_in_range"
            ),
        ]
