"""Archives are made and swept. A task takes an id and is safe to run twice."""

from uuid import UUID

import structlog
from celery import shared_task

from feed.export import services

log = structlog.get_logger(__name__)


@shared_task(name=services.BUILD)
def export(export_id: str) -> bool:
    try:
        return services.build(UUID(export_id))
    except Exception:  # a worker's outer edge: whatever broke, the owner gets an answer
        log.exception("export_broke", export=export_id)
        services.fail(UUID(export_id))
        return False


@shared_task(name="feed.tasks.sweep")
def sweep() -> int:
    return services.sweep()
