"""The one place that reads the clock, so that tests move one hand."""

from datetime import datetime

from django.utils import timezone


def now() -> datetime:
    """Aware, UTC."""
    return timezone.now()
