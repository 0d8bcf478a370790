"""Reads of the owner's room, and of those who wait for an owner's word."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from accounts.models import Follow, User
from cameo.models import Approval, Grant, Likeness
from cameo.scope_words import summary, why
from cameo.states import LEAST_TIER, MOST_PERSONAL_FIRST, ApprovalState, Audience, Gate, Tier

MOST_NAMED = 12


def asked_about_clip(requester: User, job_id: UUID) -> QuerySet[Approval]:
    """What the requester asked before publishing the clip of this job, newest first, without what is void."""
    asked = Approval.objects.filter(requester=requester, job_id=job_id, gate=Gate.PUBLISH)
    return asked.exclude(state=ApprovalState.VOID).select_related("likeness").order_by("-created_at")


def missing_tier(likeness: Likeness, audience: Audience) -> Tier | None:
    """What it takes before a grant to this audience holds; None when it does already. Characters show nobody, unless
    that is in doubt.
    """
    least = LEAST_TIER[audience]
    if likeness.is_character:
        return Tier.REVIEWED if likeness.in_review else None
    return None if likeness.tier >= least else least


@dataclass(frozen=True, slots=True, kw_only=True)
class Admission:
    """One grant as its owner reads it: `people` are the first MOST_NAMED it admits at this moment, of `count`; for
    everyone nobody is named. `missing` is what the likeness's tier still lacks: until then it admits nobody.
    """

    grant: Grant
    why: str
    summary: str
    people: list[User]
    count: int
    missing: Tier | None


def admissions(likeness: Likeness) -> list[Admission]:
    """Of every open grant, by name first. Two more queries where mutuals are admitted."""
    grants = Grant.objects.open().filter(likeness=likeness).select_related("person", "likeness").order_by("-pk")
    by_closeness = sorted(grants, key=lambda grant: MOST_PERSONAL_FIRST.index(Audience(grant.audience)))
    return [_admission(likeness, grant) for grant in by_closeness]


def mutuals_of(owner: User) -> QuerySet[User]:
    """Who follows the owner and is followed back now, without those parted or gone."""
    follows, followed = Follow.objects.filter(target=owner), Follow.objects.filter(source=owner)
    people = User.objects.filter(pk__in=follows.values("source"), is_active=True)
    return people.filter(pk__in=followed.values("target")).order_by("username")


def _admission(likeness: Likeness, grant: Grant) -> Admission:
    people: list[User] = [grant.person] if grant.person else []
    count = len(people)
    if grant.audience == Audience.MUTUALS:
        mutuals = mutuals_of(likeness.owner)
        people, count = list(mutuals[:MOST_NAMED]), mutuals.count()
    missing = missing_tier(likeness, Audience(grant.audience))
    return Admission(grant=grant, why=why(grant), summary=summary(grant), people=people, count=count, missing=missing)
