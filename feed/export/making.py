"""What somebody made, asked or answered beside their clips, for their archive."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q

from accounts.models import User
from cameo.models import Approval, Capture
from generation.models import Report, TakeSet
from remix.models import RemixTerms, Sound

Rows = Iterator[dict[str, Any]]
AT_ONCE = 500


def captures(person: User) -> Rows:
    """Challenges they took, and what each check found. The videos are in the vault, or gone."""
    rows = Capture.objects.filter(owner=person).order_by("created_at")
    yield from map(dict, rows.values("state", "checks", "language", "voice", "created_at", "decided_at"))


def approvals_answered(person: User) -> Rows:
    """What others asked them for, whatever they said."""
    asked = Approval.objects.filter(likeness__owner=person).select_related("likeness", "requester").order_by("pk")
    for row in asked.iterator(AT_ONCE):
        said = {name: getattr(row, name) for name in ("gate", "prompt", "state", "created_at", "decided_at")}
        yield {"of": row.likeness.handle, "by": row.requester.username, **said}


def sounds(person: User) -> Rows:
    """Of which clip a clip of theirs has its sound, and which clips of others have one of theirs."""
    rows = Sound.objects.filter(Q(job__owner=person) | Q(origin__owner=person)).select_related("job__clip", "origin")
    for row in rows.order_by("pk").iterator(AT_ONCE):
        clip = getattr(row.job, "clip", None)
        mine = row.job.owner_id == person.pk
        yield {"sound_of": row.origin_id, "heard_in": clip.pk if clip and (mine or clip.was_public) else None}


def takes(person: User) -> Rows:
    for row in TakeSet.objects.owned_by(person.pk).prefetch_related("takes").order_by("pk").iterator(AT_ONCE):
        jobs = [take.job_id for take in sorted(row.takes.all(), key=lambda take: take.place)]
        yield {"takes": row.pk, "jobs": jobs, "kept": row.kept_id, "created_at": row.created_at}


def terms(person: User) -> Rows:
    """What they ask of those who remix their clips, every version."""
    kept = ("version", "who", "kinds", "must_credit", "commercial", "share_percent", "depth", "created_at")
    rows = RemixTerms.objects.filter(clip__owner=person).prefetch_related("approved").order_by("pk")
    for row in rows.iterator(AT_ONCE):
        named = [one.username for one in row.approved.all()]
        yield {"clip": row.clip_id, **{name: getattr(row, name) for name in kept}, "approved": named}


def reports(person: User) -> Rows:
    """Which clips they said should not be here, and what came of it."""
    rows = Report.objects.filter(reporter=person).order_by("pk")
    yield from map(dict, rows.values("clip", "state", "created_at", "decided_at"))
