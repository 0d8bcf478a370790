"""Everything that was asked of one's likenesses, with the jobs and clips that came of it."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import User
from cameo.models import Likeness, Use
from cameo.states import Gate
from common.clock import now
from common.pages import Page, read_page
from generation.links import media_url
from generation.models import Clip, Job
from generation.models.clips import ClipQuerySet
from generation.selectors import get_clip
from generation.states import MEDIA, Visibility

Show = Literal["all", "refused", "drafts", "public"]
SHOWS: tuple[Show, ...] = ("all", "refused", "drafts", "public")
TOMBSTONE = timedelta(days=30)
"""So long the people in a clip still see who had made what, after its owner deleted it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One asking: its first, and each that was refused. `job` is None where none came of it, `clip` where none was
    made; a clip that is gone, or that they may not watch (ClipPolicy), has no `poster_url`. One that its maker deleted
    is listed for TOMBSTONE, and a refusal for good.
    """

    use: Use
    job: Job | None
    clip: Clip | None
    poster_url: str
    preview_url: str

    @property
    def state(self) -> str:
        """refused; or the clip's visibility; or the job's state where there is no clip."""
        if not self.use.allowed:
            return "refused"
        if self.clip is not None:
            return str(self.clip.visibility)
        return str(self.job.state) if self.job else "refused"

    @property
    def is_kept_back(self) -> bool:
        """It is there, and somebody else's face in it is private so far."""
        return self.clip is not None and self.clip.visibility in MEDIA and not self.poster_url

    @property
    def can_be_withdrawn(self) -> bool:
        """Somebody else's clip that is still there."""
        clip = self.clip
        return clip is not None and clip.visibility in MEDIA and clip.owner_id != self.use.likeness.owner_id


def room_page(owner: User, *, show: Show = "all", cursor: str = "") -> Page[Entry]:
    """Newest first, four queries a page. Raises Invalid("bad_cursor")."""
    page = read_page(_asked(owner, show), key="pk", listing=f"room:{owner.pk}:{show}", cursor=cursor)
    jobs = Job.objects.select_related("owner", "clip__owner").in_bulk([use.job_id for use in page.items if use.job_id])
    seen = set(Clip.objects.visible_to(owner).filter(job__in=jobs).values_list("pk", flat=True))
    return Page(items=[_entry(owner, use, jobs, seen) for use in page.items], next=page.next)


def get_shown(clip_id: UUID, owner: User) -> Clip:
    """To end a clip that shows them, also a draft that they may not watch. Raises as get_clip."""
    there = Clip.objects.filter(pk=clip_id, visibility__in=MEDIA, job__references__likeness__owner=owner)
    return there.select_related("owner", "job").first() or get_clip(clip_id, owner)


def shown_in(owner: User, clip: Clip) -> Likeness | None:
    """Of the owner's likenesses the first that the clip shows."""
    shown = clip.job.references.filter(likeness__owner=owner).order_by("pk")
    reference = shown.select_related("likeness__owner").first()
    return reference.likeness if reference else None


def long_deleted() -> ClipQuerySet:
    """Clips whose tombstone is over."""
    return Clip.objects.filter(visibility=Visibility.DELETED, deleted_at__lte=now() - TOMBSTONE)


def _asked(owner: User, show: Show) -> QuerySet[Use]:
    over = Exists(long_deleted().filter(job=OuterRef("job_id")))
    asked = Use.objects.filter(Q(gate=Gate.SUBMIT) & ~over | Q(allowed=False), likeness__owner=owner)
    if show == "refused":
        asked = asked.filter(allowed=False)
    elif show != "all":
        visibility = Visibility.DRAFT if show == "drafts" else Visibility.PUBLIC
        asked = asked.filter(Exists(Clip.objects.filter(job=OuterRef("job_id"), visibility=visibility)), allowed=True)
    return asked.select_related("requester", "likeness")


def _entry(owner: User, use: Use, jobs: dict[object, Job], visible: set[UUID]) -> Entry:
    job = jobs.get(use.job_id)
    clip = getattr(job, "clip", None)
    seen = clip if clip is not None and clip.pk in visible else None
    return Entry(
        use=use,
        job=job,
        clip=clip,
        poster_url=media_url(seen, "poster", owner) if seen else "",
        preview_url=media_url(seen, "preview", owner) if seen else "",
    )
