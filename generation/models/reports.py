"""Clips that somebody says should not be here."""

from typing import Self

from django.conf import settings
from django.db import models

from cameo.models import Likeness
from generation.models.clips import Clip
from generation.states import MEDIA, ReportState


class ReportQuerySet(models.QuerySet["Report"]):
    def waiting(self) -> Self:
        """For a moderator's word."""
        return self.filter(state=ReportState.OPEN, clip__visibility__in=MEDIA)


class Report(models.Model):
    """`likeness` is the reporter's own where the clip shows it, null of anybody else. All open ones of a clip are
    decided together; one of a clip that went before stays open, and waits for nobody.
    """

    clip = models.ForeignKey(Clip, models.CASCADE, related_name="reports")
    reporter = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    likeness = models.ForeignKey(Likeness, models.SET_NULL, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=ReportState.choices, default=ReportState.OPEN)
    created_at = models.DateTimeField(auto_now_add=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    objects = ReportQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["created_at"], condition=models.Q(state=ReportState.OPEN), name="report_queue")]
        constraints = [
            models.UniqueConstraint(fields=["clip", "reporter"], name="one_report_a_person"),
            models.CheckConstraint(
                condition=models.Q(state=ReportState.OPEN, decided_at__isnull=True)
                | ~models.Q(state=ReportState.OPEN) & models.Q(decided_at__isnull=False),
                name="decided_reports_say_when",
            ),
        ]
