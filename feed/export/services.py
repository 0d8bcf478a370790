"""Asking for an archive, making it, and its end."""

from contextlib import closing
from datetime import timedelta
from uuid import UUID

import structlog
from celery import current_app
from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from common import store
from common.clock import now
from common.errors import Gone, NotFound, TooMany
from common.scratch import Scratch
from feed.export.building import files_of, gather
from feed.export.documents import live_clips
from feed.export.entries import Entry
from feed.models import Export, ExportState

log = structlog.get_logger(__name__)
BUILD = "feed.tasks.export"
KEPT_FOR = timedelta(days=3)
ONE_IN = timedelta(days=1)
RUNG_AGAIN_AFTER = timedelta(minutes=10)


def request_export(actor: User) -> Export:
    """The one that is being made, or a new one, which replaces the last. Raises TooMany("export_once_a_day") unless
    something in the last one is gone since.
    """
    with transaction.atomic():
        User.objects.select_for_update().get(pk=actor.pk)
        last = newest_export(actor)
        if last is not None and last.state == ExportState.BUILDING:
            return last
        if last is not None and last.state == ExportState.READY:
            wait_s = int((last.created_at + ONE_IN - now()).total_seconds())
            if wait_s > 0 and is_whole(last):
                raise TooMany(
                    "export_once_a_day", _("One export a day. The last one is still here."), retry_after_s=wait_s
                )
        drop_exports(actor)
        made = Export.objects.create(
            owner=actor, language=translation.get_language() or "", expires_at=now() + KEPT_FOR
        )
        ring(made.pk)
    return made


def newest_export(owner: User) -> Export | None:
    """None when there is none that could be had."""
    standing = Export.objects.filter(owner=owner, expires_at__gt=now()).exclude(state=ExportState.GONE)
    return standing.order_by("-created_at").first()


def open_export(owner: User) -> Export:
    """To be read now. Raises NotFound("export_not_found"), Gone("export_outdated") when a clip in it went since."""
    export = newest_export(owner)
    if export is None or export.state != ExportState.READY:
        raise NotFound("export_not_found", _("There is no export to download."))
    if not is_whole(export):
        raise Gone("export_outdated", _("Something in this export is gone since. Ask for a new one."))
    return export


def is_whole(export: Export) -> bool:
    """Whether its owner may still have every clip in it."""
    wanted = {entry["key"] for entry in export.entries if not entry["key"].startswith(f"{export.space}/")}
    return wanted <= {key for clip in live_clips(export.owner) for key in files_of(clip).values()}


def build(export_id: UUID) -> bool:
    """Whether it is ready now. Harmless again; a second worker at the same one changes nothing."""
    export = Export.objects.filter(pk=export_id, state=ExportState.BUILDING).select_related("owner").first()
    if export is None:
        return False
    spoken = translation.override(export.language or settings.LANGUAGE_CODE)
    with spoken, closing(Scratch(settings.DATA_DIR / "scratch")) as scratch, scratch.folder() as folder:
        entries = gather(export.owner, export.space, folder, at=export.created_at)
    return _finish(export, entries)


def _finish(export: Export, entries: list[Entry]) -> bool:
    """Dropped meanwhile: what was written goes again."""
    size = sum(entry.size for entry in entries)
    listed = [entry.as_json() for entry in entries]
    building = Export.objects.filter(pk=export.pk, state=ExportState.BUILDING)
    ready = bool(building.update(state=ExportState.READY, entries=listed, size=size))
    if not ready and Export.objects.filter(pk=export.pk, state=ExportState.READY).first() is None:
        store.delete_space(export.space)
    return ready


def fail(export_id: UUID) -> None:
    if Export.objects.filter(pk=export_id, state=ExportState.BUILDING).update(state=ExportState.FAILED):
        store.delete_space(Export(pk=export_id).space)


def drop_exports(owner: User) -> None:
    """Nothing of them can be read from the commit on; rows stay until they expire, so that a late writer is swept."""
    standing = Export.objects.filter(owner=owner).exclude(state=ExportState.GONE)
    spaces = [export.space for export in standing.only("pk")]
    standing.update(state=ExportState.GONE, entries=[], size=0)
    for space in spaces:
        transaction.on_commit(lambda space=space: store.delete_space(space), robust=True)  # type: ignore[misc]


def sweep() -> int:
    """Bells that were lost, and exports whose time is over. How many ended."""
    waiting = Export.objects.filter(state=ExportState.BUILDING, rung_at__lt=now() - RUNG_AGAIN_AFTER)
    for export in waiting.filter(expires_at__gt=now()):
        ring(export.pk)
    ended = list(Export.objects.filter(expires_at__lte=now()))
    for export in ended:
        store.delete_space(export.space)
        export.delete()
    return len(ended)


def ring(export_id: UUID) -> None:
    """After commit. A broker that does not answer is logged by Django and rung again by the sweep."""
    Export.objects.filter(pk=export_id).update(rung_at=now())
    transaction.on_commit(lambda: current_app.send_task(BUILD, [str(export_id)], retry=False), robust=True)
