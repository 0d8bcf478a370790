"""A worker looks at a picture. A task takes an id and is safe to run twice, at once too."""

from uuid import UUID

import structlog
from celery import shared_task

from cameo import ledger, services, vault
from cameo.inspection import look_at
from cameo.models import Likeness
from vision.contracts import VisionError

log = structlog.get_logger(__name__)


@shared_task(name="cameo.tasks.inspect")
def inspect(likeness_id: str) -> None:
    """Ends in active, or rejected with reasons that its owner reads; a missing face pack is such a reason."""
    likeness = services.begin_check(UUID(likeness_id))
    if likeness is None:
        return
    try:
        reasons = _check(likeness)
    except VisionError as error:
        log.warning("picture_refused", likeness=likeness_id, code=error.code)
        reasons = [error.code]
    except vault.VaultLocked as error:  # the log has said why
        reasons = [error.code]
    except Exception:  # a worker's outer edge: whatever broke, the owner gets an answer
        log.exception("picture_check_broke", likeness=likeness_id)
        reasons = ["check_failed"]
    if reasons:
        services.reject(likeness, reasons=reasons)


@shared_task(name="cameo.tasks.sweep")
def sweep() -> None:
    """Bells that were lost, uploads that never arrived, files that outlived their likeness."""
    services.ring_waiting()
    services.purge_ended()
    ledger.seal()


@shared_task(name="cameo.tasks.retain")
def retain() -> int:
    return services.keep_no_longer()


def _check(likeness: Likeness) -> list[str]:
    """Why not, or nothing when the likeness is active now."""
    found = look_at(likeness)
    if not found.reasons:
        services.accept(likeness, identity=found.identity, cutout=found.cutout)
    return list(found.reasons)
