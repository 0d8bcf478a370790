"""Telling authors what is made of their clips: one row of the inbox a clip and hour, which counts up."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from uuid import UUID

from django.db import transaction

from accounts.models import Mute, Notification, User
from accounts.selectors import parted_from
from accounts.states import NoticeKind
from common.clock import now
from common.commits import after_commit
from generation.models import Clip
from generation.states import MEDIA, Visibility
from remix.ancestry import above
from remix.collab.mutes import roots_of
from remix.models import Lineage, News, ThreadMute

TOGETHER = timedelta(hours=1)
AT_ONCE = 100


def tell_started(actor: User, clips: Iterable[Clip]) -> None:
    """Each author of these, of one clip of theirs. Inside the transaction of the job that is made from them."""
    _tell(actor, NoticeKind.REMIX_STARTED, {clip.owner: clip for clip in clips})


def note_published(clip: Clip) -> None:
    """Of a remix that became public the authors above it are told, after the commit. Inside its transaction."""
    if Lineage.objects.filter(job=clip.job_id).exists():
        _news, first = News.objects.get_or_create(clip=clip)
        if first:
            after_commit(tell_published, clip.pk)


def tell_missed() -> int:
    """Of remixes whose authors above were not told, because a process ended between a commit and what follows it, or
    because it was taken back at once; of how many. Safe to run twice, at once too.
    """
    public = News.objects.filter(told_at__isnull=True, clip__visibility=Visibility.PUBLIC)
    missed = list(public.order_by("created_at").values_list("pk", flat=True)[:AT_ONCE])
    for clip_id in missed:
        tell_published(clip_id)
    return len(missed)


def tell_published(clip_id: UUID) -> None:
    """Each author above it once, of the nearest of their clips that is still there; nobody twice."""
    with transaction.atomic():
        clip = Clip.objects.select_related("owner").get(pk=clip_id)
        untold = News.objects.filter(clip=clip, told_at__isnull=True)
        if clip.visibility != Visibility.PUBLIC or not untold.update(told_at=now()):
            return
        parents = [way.edge.parent for way in above([clip.job_id])]  # the farthest first: the nearest stays
        nearest = {parent.owner: parent for parent in parents if parent.visibility in MEDIA}
        # Two remixes at once count up one row: whose inboxes these are is held, in everybody's order.
        told = [person.pk for person in nearest]
        list(User.objects.select_for_update(no_key=True).filter(pk__in=told).order_by("pk"))
        _tell(clip.owner, NoticeKind.REMIX_PUBLISHED, nearest, remix=str(clip.pk))


def _tell(actor: User, kind: NoticeKind, about: Mapping[User, Clip], **newest: str) -> None:
    """`newest` is what only a row about one of them holds. Seven queries, however many are told."""
    about = _listening(actor, about)
    recent = Notification.objects.filter(
        recipient__in=list(about),
        kind=kind,
        read_at__isnull=True,
        created_at__gt=now() - TOGETHER,
        data__clip__in=[str(clip.pk) for clip in about.values()],
    )
    rows = {
        (row.recipient_id, row.data["clip"]): row
        for row in recent.select_for_update(no_key=True, of=("self",)).order_by("pk")
    }
    fresh, grown = [], []
    for person, clip in about.items():
        row = rows.get((person.pk, str(clip.pk)))
        if row is None:
            data = {"clip": str(clip.pk), "count": 1, **newest}
            fresh.append(Notification(recipient=person, actor=actor, kind=kind, data=data))
        else:
            row.actor, row.data = actor, {"clip": str(clip.pk), "count": row.data.get("count", 1) + 1}
            grown.append(row)
    Notification.objects.bulk_update(grown, ["actor", "data"])
    Notification.objects.bulk_create(fresh)


def _listening(actor: User, about: Mapping[User, Clip]) -> dict[User, Clip]:
    """Not the actor, nor who is gone, parted from the actor, or muted them or the thread."""
    deaf = {
        actor.pk,
        *parted_from(actor),
        *Mute.objects.filter(target=actor, source__in=list(about)).values_list("source", flat=True),
    }
    roots = roots_of(about.values())
    mutes = set(ThreadMute.objects.filter(person__in=list(about)).values_list("person", "root"))
    return {
        person: clip
        for person, clip in about.items()
        if person.is_active and person.pk not in deaf and (person.pk, roots[clip.pk]) not in mutes
    }
