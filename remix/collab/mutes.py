"""Being told nothing more of a thread."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from accounts.models import User
from accounts.policies import Viewer
from generation.models import Clip
from remix.models import Lineage, ThreadMute


def roots_of(clips: Iterable[Clip]) -> dict[UUID, UUID]:
    """Of each clip, the first one of its main line; one query."""
    jobs = {clip.job_id: clip.pk for clip in clips}
    found = dict(Lineage.objects.filter(job__in=jobs).values_list("job", "root"))
    return {pk: found.get(job, pk) for job, pk in jobs.items()}


def mute_thread(actor: User, clip: Clip) -> None:
    """The thread that the clip stands in, for the actor alone. Harmless again."""
    ThreadMute.objects.get_or_create(person=actor, root_id=roots_of([clip])[clip.pk])


def unmute_thread(actor: User, clip: Clip) -> None:
    """Harmless where it was not muted."""
    ThreadMute.objects.filter(person=actor, root=roots_of([clip])[clip.pk]).delete()


def is_muted(viewer: Viewer, clip: Clip) -> bool:
    """No for visitors. Two queries."""
    if not isinstance(viewer, User):
        return False
    return ThreadMute.objects.filter(person=viewer, root=roots_of([clip])[clip.pk]).exists()


def muted_threads(actor: User) -> QuerySet[ThreadMute]:
    """Each with `root` and its `owner`, whether the actor may still see it or not."""
    return ThreadMute.objects.filter(person=actor).select_related("root__owner", "root__job")
