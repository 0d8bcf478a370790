"""Reads that are more than a queryset."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Prefetch, Q, Sum
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.policies import Viewer
from cameo.models import Likeness
from common.clock import now
from common.errors import NotFound, Withdrawn
from generation.models import Clip, Job, JobEvent, LiveChunk, StoryTemplate, Take, TakeSet
from generation.models.takes import TakeSetQuerySet
from generation.policies import ClipPolicy, JobPolicy, TemplatePolicy
from generation.states import REMOVED, JobState, Visibility


def get_clip(clip_id: UUID, viewer: Viewer) -> Clip:
    """Raises NotFound("clip_not_found"), or Withdrawn("clip_withdrawn") to those who could see it before."""
    clip = Clip.objects.select_related("owner", "job").filter(pk=clip_id).first()
    policy = ClipPolicy(viewer)
    if clip is not None and policy.view(clip):
        return clip
    if clip is not None and clip.visibility == Visibility.WITHDRAWN and policy.know(clip):
        raise Withdrawn("clip_withdrawn", withdrawn_in_words(clip))
    raise NotFound("clip_not_found", _("There is no such clip."))


def withdrawn_in_words(clip: Clip) -> str:
    if clip.withdrawn_reason == REMOVED:
        return gettext("A moderator took this clip down.")
    return gettext("Someone in this clip took it back.")


def depicted(clip: Clip) -> list[Likeness]:
    """The likenesses the clip shows, in the order in which they were cast."""
    references = clip.job.references.select_related("likeness__owner").order_by("pk")
    return [reference.likeness for reference in references]


def get_job(job_id: UUID, viewer: Viewer) -> Job:
    """Raises NotFound("job_not_found") for everybody but the owner."""
    job = Job.objects.select_related("owner", "clip").filter(pk=job_id).first()
    if job is None or not JobPolicy(viewer).view(job):
        raise NotFound("job_not_found", _("There is no such job."))
    return job


def get_template(template_id: UUID, viewer: Viewer) -> StoryTemplate:
    """Raises NotFound("template_not_found")."""
    template = StoryTemplate.objects.select_related("owner").filter(pk=template_id).first()
    if template is None or not TemplatePolicy(viewer).view(template):
        raise NotFound("template_not_found", _("There is no such template."))
    return template


def get_takes(takes_id: UUID, viewer: Viewer) -> TakeSet:
    """Raises NotFound("takes_not_found") for everybody but the owner."""
    takes = with_jobs(TakeSet.objects.select_related("owner", "kept__clip")).filter(pk=takes_id).first()
    if takes is None or viewer is None or takes.owner_id != viewer.pk:
        raise NotFound("takes_not_found", _("There are no such takes."))
    return takes


def with_jobs(sets: TakeSetQuerySet) -> TakeSetQuerySet:
    """Each with its takes in their order, and what a card of their jobs shows; three queries, however many."""
    takes = Take.objects.select_related("job__clip", "job__owner").order_by("place")
    return sets.prefetch_related(Prefetch("takes", takes), "takes__job__references")


def can_be_finished(job: Job) -> bool:
    """Whether it is a small clip that can be made in full: a remix has terms, and is begun from its clip; a soundtrack
    that was uploaded is not kept.
    """
    asks_anew = job.source_clip_id is not None or job.audio_ms is not None
    return job.draft and job.state == JobState.READY and job.storyboard is not None and not asks_anew


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """`ahead` jobs come first (the one that renders now counts); `time_left_s` until this one is ready, about."""

    ahead: int
    time_left_s: float


NO_WAIT = Wait(ahead=0, time_left_s=0)


def wait_of(job: Job) -> Wait:
    """Two queries for a queued job, none otherwise; assumes one render at a time on each route."""
    if job.state == JobState.RUNNING:
        return Wait(ahead=0, time_left_s=_left_ms(job) / 1000)
    if job.state != JobState.QUEUED:
        return NO_WAIT
    before = Q(background__lt=job.background) | Q(background=job.background, created_at__lt=job.created_at)
    line = Job.objects.on(job.on_route)
    queued = line.filter(before, state=JobState.QUEUED)
    running = list(line.filter(state=JobState.RUNNING))
    ms = sum(map(_left_ms, running)) + (queued.aggregate(ms=Sum("estimate_ms"))["ms"] or 0) + job.estimate_ms
    return Wait(ahead=queued.count() + len(running), time_left_s=ms / 1000)


def _left_ms(job: Job) -> float:
    """By the pace so far where there is one, by the engine's estimate before."""
    if job.started_at is None:
        return job.estimate_ms
    spent = (now() - job.started_at).total_seconds() * 1000
    if job.progress < 50:
        return max(job.estimate_ms - spent, 1000)
    return spent * (1000 - job.progress) / job.progress


def events_after(job_id: UUID, last_id: int) -> list[JobEvent]:
    """Oldest first. Within one job ids rise in the order of commits: every event follows an update of its row."""
    return list(JobEvent.objects.filter(job=job_id, id__gt=last_id).order_by("id"))


def newest_preview(job: Job) -> str:
    """A data URL of the newest frame while the job renders, else empty."""
    if job.state != JobState.RUNNING:
        return ""
    event = JobEvent.objects.filter(job=job, kind="preview").order_by("-id").first()
    return str(event.data["picture"]) if event else ""


def can_be_watched(job: Job) -> bool:
    """Whether some of the clip can be played although it is not there yet."""
    return job.state == JobState.RUNNING and LiveChunk.objects.filter(job=job, duration_ms__gt=0).exists()
