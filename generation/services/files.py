"""The files of clips that nobody may see any more. Their rows name none from the moment of commit."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction

from common import store
from generation.models import Clip
from generation.queue import ring_forgetting
from generation.states import MEDIA

NO_FILES: dict[str, Any] = {"video_key": "", "poster_key": "", "preview_key": "", "package": {}}
"""Fields of a clip that ended."""

FEW = 10
"""So many are emptied by whoever asked, who waits for it; more by a worker. A store far away takes its time."""
AT_ONCE = 500
"""Clips a task empties."""


def forget_files_after_commit(clip_ids: list[UUID]) -> None:
    """What fails is logged, and the sweep makes up for it."""
    if len(clip_ids) <= FEW:
        transaction.on_commit(lambda: forget_files(clip_ids), robust=True)
        return
    for start in range(0, len(clip_ids), AT_ONCE):
        ring_forgetting(clip_ids[start : start + AT_ONCE])


def forget_files(clip_ids: Iterable[UUID]) -> int:
    """Empties the spaces of those clips that ended; how many files that were. Harmless again."""
    ended = Clip.objects.filter(pk__in=list(clip_ids)).exclude(visibility__in=MEDIA)
    return sum(store.delete_space(clip.space) for clip in ended.only("pk"))
