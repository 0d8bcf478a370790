"""Counts of threads follow what is public, one step at a time."""

from collections import Counter
from collections.abc import Collection, Sequence
from uuid import UUID

from django.db import transaction
from django.db.models import Count

from common.commits import after_commit
from generation.models import Clip
from generation.states import Visibility
from remix.ancestry import counts_above
from remix.models import Lineage, ParentEdge, ThreadCount

AT_ONCE = 1000


def count_shown(clip_ids: Sequence[UUID]) -> None:
    """Counts these clips in all clips above them if they are public now, and no more if they are not; does nothing
    where that is done already. Inside the transaction that changed them.

    Whoever leaves a thread holds many rows: where others hold some of these, waiting could end in a deadlock, and the
    counting happens after the commit instead, when nothing else is held. What a crash loses then, count_missed finds.
    """
    if clip_ids and not _count(clip_ids, wait=False):
        after_commit(_count_alone, list(clip_ids))


def count_missed() -> int:
    """Clips whose counting was lost; of how many. Safe to run twice, at once too."""
    public = Clip.objects.filter(visibility=Visibility.PUBLIC).values("job")
    clips = Clip.objects.order_by("pk").values_list("pk", flat=True)
    wrong = clips.filter(job__lineage__counted=True).exclude(visibility=Visibility.PUBLIC)
    more = clips.filter(job__lineage__in=Lineage.objects.filter(counted=False, job__in=public))
    missed = [*wrong[:AT_ONCE], *more[:AT_ONCE]]
    _count_alone(missed)
    return len(missed)


def _count_alone(clip_ids: Sequence[UUID]) -> None:
    with transaction.atomic():
        _count(clip_ids, wait=True)


def _count(clip_ids: Sequence[UUID], *, wait: bool) -> bool:
    """False when somebody holds a row of it and `wait` is not wanted: nothing is changed then."""
    asked = Lineage.objects.filter(job__clip__in=clip_ids)
    held = asked.order_by("pk").select_for_update(of=("self",), no_key=True, skip_locked=not wait)
    rows = {row.job_id: row.counted for row in held}
    if not wait and len(rows) < asked.count():
        return False
    public = set(Clip.objects.filter(job__in=rows, visibility=Visibility.PUBLIC).values_list("job", flat=True))
    come = [job for job, counted in rows.items() if job in public and not counted]
    gone = [job for job, counted in rows.items() if job not in public and counted]
    if not _add(come, gone, wait=wait):
        return False
    Lineage.objects.filter(job__in=come).update(counted=True)
    Lineage.objects.filter(job__in=gone).update(counted=False)
    return True


def _add(come: Collection[UUID], gone: Collection[UUID], *, wait: bool) -> bool:
    descendants, children = Counter[UUID](), Counter[UUID]()
    for jobs, step in ((come, 1), (gone, -1)):
        for clip, number in counts_above(jobs).items():
            descendants[clip] += step * number
        edges = ParentEdge.objects.filter(job__in=jobs).values("parent").annotate(number=Count("pk"))
        for parent, number in edges.values_list("parent", "number"):
            children[parent] += step * number
    if not descendants:
        return True
    ThreadCount.objects.bulk_create((ThreadCount(clip_id=pk) for pk in sorted(descendants)), ignore_conflicts=True)
    wanted = ThreadCount.objects.filter(clip__in=descendants).order_by("pk")
    held = list(wanted.select_for_update(no_key=True, skip_locked=not wait))
    if len(held) < len(descendants):
        return False
    for row in held:
        row.children += children[row.pk]
        row.descendants += descendants[row.pk]
    ThreadCount.objects.bulk_update(held, ["children", "descendants"], batch_size=250)
    return True
