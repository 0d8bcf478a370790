"""What beat starts. Safe to run twice, late, or not at all: the rows decide."""

from celery import shared_task

from remix.collab.news import tell_missed
from remix.collab.parting import sweep
from remix.services.counting import count_missed


@shared_task(name="remix.tasks.recount")
def recount() -> int:
    """Remixes whose counting was lost when a process ended between a commit and what follows it."""
    return count_missed()


@shared_task(name="remix.tasks.tell")
def tell() -> int:
    """Remixes of which the authors above were not told when they became public."""
    return tell_missed()


@shared_task(name="remix.tasks.sweep_invitations")
def sweep_invitations() -> int:
    """Invitations that are long over."""
    return sweep()
