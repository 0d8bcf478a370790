"""What bells and beat start. Safe to run twice, late, or not at all: the rows decide."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from celery import shared_task
from celery.signals import worker_ready, worker_shutdown, worker_shutting_down

from generation import services
from generation.queue import FORGET, RENDER
from generation.worker import runner

OTHERS_MAY_COMMIT = timedelta(hours=1)


@shared_task(name=RENDER)
def render() -> int:
    """Renders whatever waits, until nothing does; returns at once where a render is in hand."""
    return runner.current().drain()


@shared_task(name="generation.tasks.reap")
def reap() -> int:
    return services.reap()


@shared_task(name="generation.tasks.sweep")
def sweep() -> int:
    return services.sweep(older_than=OTHERS_MAY_COMMIT)


@shared_task(name="generation.tasks.retain")
def retain() -> int:
    return services.drop_tombstones()


@shared_task(name=FORGET)
def forget_files(clip_ids: list[str]) -> int:
    return services.forget_files(map(UUID, clip_ids))


@worker_ready.connect
def warm(sender: Any, **_: Any) -> None:
    """The engine loads before the first bell, in workers that render."""
    if runner.served().queue in sender.app.amqp.queues.consume_from:
        runner.current()


@worker_shutting_down.connect
def let_go(**_: Any) -> None:
    if runner.current.cache_info().currsize:
        runner.current().stopping.set()


@worker_shutdown.connect
def close(**_: Any) -> None:
    if runner.current.cache_info().currsize:
        runner.current().close()
