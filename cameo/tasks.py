"""A worker looks at a selfie. A task takes an id and is safe to run twice, at once too."""

import io
from functools import cache
from pathlib import Path
from uuid import UUID

import structlog
from celery import shared_task
from django.conf import settings
from PIL import Image

from cameo import services
from cameo.models import Likeness
from common import store
from vision.contracts import Identity, VisionError
from vision.gate import inspect as judge
from vision.identity import build, cutout
from vision.pack import FacePack
from vision.picture import open_picture

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
        log.warning("selfie_refused", likeness=likeness_id, code=error.code)
        reasons = [error.code]
    except Exception:  # a worker's outer edge: whatever broke, the owner gets an answer
        log.exception("selfie_check_broke", likeness=likeness_id)
        reasons = ["check_failed"]
    if reasons:
        services.reject(likeness, reasons=reasons)


@shared_task(name="cameo.tasks.sweep")
def sweep() -> None:
    """Bells that were lost, uploads that never arrived, files that outlived their likeness."""
    services.ring_waiting()
    services.purge_ended()


def _check(likeness: Likeness) -> list[str]:
    """Why not, or nothing when the likeness is active now."""
    rgb = open_picture(store.read(likeness.photo_key))
    pack = _pack(settings.ASSETS_DIR / "face")
    verdict = judge(pack, rgb).verdict
    if not verdict.passed:
        return list(verdict.reasons)
    identity = build(pack, rgb)
    services.accept(likeness, identity=_npz(identity), cutout=_webp(identity))
    return []


@cache
def _pack(folder: Path) -> FacePack:
    return FacePack(folder)


def _npz(identity: Identity) -> bytes:
    """In memory only: a killed worker leaves no face behind."""
    buffer = io.BytesIO()
    identity.save(buffer)
    return buffer.getvalue()


def _webp(identity: Identity) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(cutout(identity)).save(buffer, "WEBP", quality=90, method=4)
    return buffer.getvalue()
