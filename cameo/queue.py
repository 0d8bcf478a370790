"""The bell: a lost, doubled or late ring is harmless, since the row says what is to be done."""

from uuid import UUID

from celery import current_app
from django.db import transaction


def ring_inspection(likeness_id: UUID) -> None:
    """After commit. A broker that does not answer is logged by Django and rung again by the sweep."""
    _ring("cameo.tasks.inspect", likeness_id)


def ring_judge(capture_id: UUID) -> None:
    """As ring_inspection."""
    _ring("cameo.tasks.judge", capture_id)


def ring_letter(notice_id: int) -> None:
    """After commit, once: a mail that is lost is not written again, the inbox has it."""
    _ring("cameo.tasks.write", notice_id)


def _ring(task: str, about: UUID | int) -> None:
    transaction.on_commit(lambda: current_app.send_task(task, [str(about)], retry=False), robust=True)
