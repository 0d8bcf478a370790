"""Files of clips that a job is made from: taken with the job, and asked about again until the new clip is born."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from common.errors import Invalid
from generation.contracts import ReferenceKind
from generation.models import Clip, Job, JobMaterial, JobReference
from generation.models.clips import ClipQuerySet
from generation.requests import GivenClip
from generation.signals import materials_asked
from generation.states import MEDIA, Visibility
from generation.storyboard.schema import Storyboard

GONE = "source_gone"
"""A clip that it is made from was withdrawn or deleted."""


def check_given(storyboard: Storyboard, given: Sequence[GivenClip]) -> None:
    """Raises Invalid("storyboard_rejected") where a shot shows what is not given, Invalid("source_gone")."""
    shown = {one.handle for one in given if one.kind is not ReferenceKind.VOICE}
    for number, shot in enumerate(storyboard.shots):
        if not shot.given <= shown:
            raise Invalid("storyboard_rejected", _("This scene shows what was not given."), shot=number)
    if any(_is_gone(one.clip) for one in given):
        raise Invalid(GONE, _("This clip is gone."))


def hold_parents(parents: Sequence[Clip]) -> None:
    """Locked until the caller's transaction ends, so that whoever ends one of them waits and then finds the new job.
    Raises Invalid("source_gone") where one is no longer what it was seen as.
    """
    seen = {parent.pk: parent.visibility for parent in parents}
    held = Clip.objects.filter(pk__in=seen).order_by("pk").select_for_update(no_key=True)
    if any(is_now not in (seen[pk], Visibility.PUBLIC) for pk, is_now in held.values_list("pk", "visibility")):
        raise Invalid(GONE, _("This clip is gone."))


def is_drawn(given: Iterable[GivenClip]) -> bool:
    """Whether nothing that is seen of them can be taken for a photograph: pictures stay as real as they were."""
    return all(one.clip.job.stylised for one in given if one.kind is not ReferenceKind.VOICE)


def heard_in(given: Iterable[GivenClip]) -> frozenset[UUID]:
    """Likenesses whose own voice is in the videos and the sounds of them; a frame is silent."""
    sounding = {one.clip.job_id for one in given if one.kind is not ReferenceKind.IMAGE}
    if not sounding:
        return frozenset()
    heard = JobReference.objects.filter(job__in=sounding, heard=True)
    return frozenset(heard.values_list("likeness", flat=True))


def looks_in(given: Iterable[GivenClip]) -> list[tuple[UUID, str]]:
    """How those who are seen in the videos and frames of them were drawn there, by likeness, each look once."""
    seen = {one.clip.job_id for one in given if one.kind is not ReferenceKind.VOICE}
    if not seen:
        return []
    rows = JobReference.objects.filter(job__in=seen).exclude(wish="", carried="").order_by("pk")
    looks = rows.values_list("likeness", "wish", "carried")
    return list(dict.fromkeys((pk, look) for pk, own, old in looks for look in (own, *old.splitlines()) if look))


def keep_looks(job: Job, looks: Iterable[tuple[UUID, str]]) -> None:
    """As `looks_in` says them. Inside the transaction that inserts the job."""
    of: dict[UUID, list[str]] = defaultdict(list)
    for likeness, look in looks:
        of[likeness].append(look)
    for likeness, mine in of.items():
        JobReference.objects.filter(job=job, likeness=likeness).update(carried="\n".join(mine))


def keep_given(job: Job, given: Iterable[GivenClip]) -> None:
    """Inside the transaction that inserts the job. One used twice under one name counts once."""
    JobMaterial.objects.bulk_create(
        JobMaterial(job=job, clip=one.clip, handle=handle, kind=one.kind.value, at_ms=one.at_ms)
        for handle, one in {one.handle: one for one in given}.items()
    )


def source_refusal(job: Job) -> str:
    """The code of what stands against making it of these clips, for its owner and now; "" for nothing, and for a job
    that is made of none. Whoever knows of terms and of whom a clip is shown to answers; nobody's answer is a no.
    """
    if not (clips := list(_sources(job))):
        return ""
    return _refusal(job, clips)


def held_source_refusal(job: Job) -> str:
    """The same, with the clips' rows locked until the caller's transaction ends: a withdrawal waits. After the job's
    own row, and before its owner's accounts (generation.services.holding).
    """
    held = Clip.objects.filter(pk__in=_sources(job).values("pk")).order_by("pk")
    if not (clips := list(held.select_for_update(no_key=True, of=("self",)).select_related("owner", "job"))):
        return ""
    return _refusal(job, clips)


def waiting_for(clip_ids: Iterable[UUID]) -> list[Job]:
    """Jobs in flight that are made of any of these clips."""
    rows = Job.objects.in_flight().filter(materials__clip__in=list(clip_ids))
    return list(rows.select_related("owner").order_by("pk").distinct())


def _sources(job: Job) -> ClipQuerySet:
    return Clip.objects.filter(pk__in=job.materials.values("clip")).select_related("owner", "job").order_by("pk")


def _refusal(job: Job, clips: list[Clip]) -> str:
    if any(_is_gone(clip) for clip in clips):
        return GONE
    answers = [answer for _receiver, answer in materials_asked.send(sender=Job, job=job, clips=clips)]
    return next(filter(None, answers), "") if answers else "consent_unknown"


def _is_gone(clip: Clip) -> bool:
    return clip.visibility not in MEDIA or not clip.video_key
