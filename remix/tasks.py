"""What beat starts. Safe to run twice, late, or not at all: the rows decide."""

from celery import shared_task

from remix.services.counting import count_missed


@shared_task(name="remix.tasks.recount")
def recount() -> int:
    """Remixes whose counting was lost when a process ended between a commit and what follows it."""
    return count_missed()
