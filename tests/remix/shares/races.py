"""Remixes and payments of the same moment, in threads with connections of their own; for SQLite and PostgreSQL."""

import random
from collections import Counter
from fractions import Fraction
from uuid import uuid4

from accounts.contracts import Claim
from accounts.models import CreditAccount, User
from accounts.services import capture, grant_daily, hold, release
from generation.models import Clip, Job
from generation.states import JobState
from remix.kinds import asked
from remix.models import Lineage
from remix.services import start_remix
from remix.states import RemixKind
from tests.factories import JobFactory, PostFactory, UserFactory
from tests.races import Act, at_once


def remixes_on_a_purse(many: int) -> tuple[Counter[str], int]:
    """So many remixes of a clip, a credit each, asked for at once by one person with the credits of a day: what each
    was told, and how many stand in the lineage. Needs an engine.
    """
    author, maker = (UserFactory(username=f"purse{uuid4().hex[:12]}") for _ in range(2))
    grant_daily(maker)
    made = {"num_frames": 30, "width": 90, "height": 160}
    clip: Clip = PostFactory(
        author=author, clip__duration_ms=1000, **{f"clip__job__{name}": value for name, value in made.items()}
    ).clip
    wanted = asked(maker, RemixKind.WORDS, (clip,), {"words": "night"})
    told = Counter(at_once(*([lambda: start_remix(maker, wanted)] * many)))
    return told, Lineage.objects.filter(parent=clip).count()


def payments_that_cross(people: int, jobs: int, *, price: int, seed: int) -> Counter[str]:
    """Everybody's jobs end at once, each with a claim of everybody else or given back, while others are held: rows of
    the same accounts, wanted in every order. What each was told.
    """
    dice = random.Random(seed)
    crowd = [UserFactory(username=f"crowd{uuid4().hex[:12]}") for _ in range(people)]
    dice.shuffle(crowd)  # wallets are made in another order than their owners were
    acts: list[Act] = []
    for person in crowd:
        grant_daily(person)
        for _ in range(jobs):
            job = JobFactory(owner=person, price=price, state=dice.choice([JobState.READY, JobState.FAILED]))
            hold(person, price, job_id=job.pk)
            acts.append(_end(job, crowd, dice))
    return Counter(at_once(*dice.sample(acts, len(acts))))


def _end(job: Job, crowd: list[User], dice: random.Random) -> Act:
    claims = [Claim(person_id=one.pk, share=Fraction(1, len(crowd)), about="clip:1") for one in crowd]
    dice.shuffle(claims)
    if job.state == JobState.FAILED:
        return lambda: release(job.owner, job.price, job_id=job.pk)
    return lambda: capture(job.owner, job.price, job_id=job.pk, claims=claims)


def owed() -> int:
    """Units that all accounts together are off: nothing, always."""
    return sum(CreditAccount.objects.values_list("balance", flat=True))
