"""Workers say that they live."""

from common.clock import now
from generation.contracts import Route
from generation.models import Worker
from generation.models.workers import ALIVE


def pulse(worker: str, route: Route) -> None:
    """Rows of those long gone leave with it."""
    Worker.objects.update_or_create(name=worker, defaults={"route": str(route), "seen_at": now()})
    Worker.objects.filter(seen_at__lt=now() - 10 * ALIVE).delete()


def farewell(worker: str) -> None:
    Worker.objects.filter(name=worker).delete()
