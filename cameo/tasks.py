"""A worker looks at a picture. A task takes an id and is safe to run twice, at once too."""

from uuid import UUID

import structlog
from celery import shared_task

from accounts.models import Notification
from cameo import ledger, services, vault
from cameo.capture.judge import judged
from cameo.inspection import look_at
from cameo.letters import write_letter
from cameo.models import Likeness
from vision.contracts import VisionError
from vision.media.errors import MediaError

log = structlog.get_logger(__name__)


@shared_task(name="cameo.tasks.inspect")
def inspect(likeness_id: str) -> None:
    """Ends in active, or rejected with reasons that its owner reads; a missing face pack is such a reason."""
    likeness = services.begin_check(UUID(likeness_id))
    if likeness is None:
        return
    try:
        reasons = _check(likeness)
    except (VisionError, MediaError) as error:
        log.warning("picture_refused", likeness=likeness_id, code=error.code)
        reasons = [error.code]
    except vault.VaultLocked as error:  # the log has said why
        reasons = [error.code]
    except Exception:  # a worker's outer edge: whatever broke, the owner gets an answer
        log.exception("picture_check_broke", likeness=likeness_id)
        reasons = ["check_failed"]
    if reasons:
        services.reject(likeness, reasons=reasons)


@shared_task(name="cameo.tasks.judge")
def judge(capture_id: str) -> None:
    """Ends in passed, review or failed, with every check by name."""
    capture = services.begin_judging(UUID(capture_id))
    if capture is None:
        return
    try:
        services.conclude(capture, judged(capture))
    except (VisionError, MediaError) as error:
        log.warning("capture_refused", capture=capture_id, code=error.code)
        services.give_up(capture, error.code)
    except FileNotFoundError:  # taken back meanwhile
        services.give_up(capture, "upload_interrupted")
    except Exception:  # a worker's outer edge: whatever broke, the owner gets an answer
        log.exception("capture_check_broke", capture=capture_id)
        services.give_up(capture, "check_failed")


@shared_task(name="cameo.tasks.write")
def write(notice_id: str) -> bool:
    """A mail to go with a notice about a likeness; not tried again."""
    notice = Notification.objects.filter(pk=int(notice_id)).select_related("recipient", "actor").first()
    return notice is not None and write_letter(notice)


@shared_task(name="cameo.tasks.sweep")
def sweep() -> None:
    """Bells that were lost, uploads that never arrived, files that outlived their likeness, questions that
    nobody answered, people without a key in the ledger.
    """
    services.ring_waiting()
    services.ring_captures()
    services.purge_ended()
    services.expire_approvals()
    ledger.seal()
    ledger.give_keys()


@shared_task(name="cameo.tasks.retain")
def retain() -> int:
    return services.keep_no_longer()


def _check(likeness: Likeness) -> list[str]:
    """Why not, or nothing when the likeness is active now."""
    found = look_at(likeness)
    if not found.reasons:
        services.accept(
            likeness, identity=found.identity, cutout=found.cutout, photo=found.photo, doubtful=found.doubtful
        )
    return list(found.reasons)
