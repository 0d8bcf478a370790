"""The bell: a lost, doubled or late ring is harmless, since the row says what is to be done."""

from uuid import UUID

from celery import current_app
from django.db import transaction


def ring_inspection(likeness_id: UUID) -> None:
    """After commit. A broker that does not answer is logged by Django and rung again by the sweep."""
    transaction.on_commit(
        lambda: current_app.send_task("cameo.tasks.inspect", [str(likeness_id)], retry=False), robust=True
    )
