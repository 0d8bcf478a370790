"""What people do at the same moment, in threads with connections of their own; for SQLite and PostgreSQL alike."""

import random
import threading
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import uuid4

from django.db import connections, transaction

from accounts.models import User
from cameo.models import Grant, Likeness
from cameo.services import grant_use, hold_still, revoke
from cameo.states import Audience, Mode
from cameo.terms import Terms
from common.errors import AppError
from feed.services import publish
from generation.models import Clip, JobReference
from generation.requests import JobRequest
from generation.services import submit_job
from generation.states import MEDIA
from tests.factories import ClipFactory, LikenessFactory, PostFactory, UserFactory

Act = Callable[[], Any]
OPEN = Terms(mode=Mode.AUTOMATIC)
JITTER_S = 0.06
DRAFTS = 4


def at_once(*acts: Act) -> list[str]:
    """Runs each in a thread of its own, all from the same moment; the code of each one's refusal, empty where none.

    Whatever else goes wrong, a deadlock for instance, is raised.
    """
    line = threading.Barrier(len(acts))

    def run(act: Act) -> str:
        try:
            line.wait()
            act()
        except AppError as refusal:
            return refusal.code
        finally:
            connections.close_all()
        return ""

    with ThreadPoolExecutor(len(acts)) as pool:
        return [future.result() for future in [pool.submit(run, act) for act in acts]]


def start(act: Act) -> threading.Thread:
    """In a thread with a connection of its own."""
    thread = threading.Thread(target=lambda: at_once(act))
    thread.start()
    return thread


def publish_against_revoke(rounds: int, *, seed: int) -> Counter[str]:
    """DRAFTS of different people are published in the moment in which the one shown in them takes their likeness back.
    What publishing was told, counted: the race is one when both ends occur. Whoever won a round alone starts the next
    ones a little later, so that it is one on a slow machine, too.
    """
    dice, lead_s = random.Random(seed), 0.0
    told: Counter[str] = Counter()
    for _ in range(rounds):
        likeness = LikenessFactory()
        grant_use(likeness.owner, likeness, audience=Audience.EVERYONE, terms=OPEN)
        drafts = [ClipFactory(cast=[likeness]) for _ in range(DRAFTS)]
        waits_s = [dice.uniform(0, JITTER_S) + max(0.0, -lead_s) for _draft in drafts]
        acts = [_later(wait_s, publish, draft.owner, draft) for wait_s, draft in zip(waits_s, drafts, strict=True)]
        away_s = dice.uniform(0, JITTER_S) + max(0.0, lead_s)
        *refusals, failed = at_once(*acts, _later(away_s, revoke, likeness.owner, likeness))
        assert not failed, f"revoking was refused: {failed}"
        told.update(refusals)
        lead_s += JITTER_S / 4 * (all(refusals) - (not any(refusals)))
    return told


def two_leave_the_same_clips(rounds: int, *, clips: int) -> int:
    """Two people of the same clips take themselves back at once, and a third publishes one; how many are still seen."""
    for number in range(rounds):
        one, other = LikenessFactory(), LikenessFactory()
        for likeness in (one, other):
            grant_use(likeness.owner, likeness, audience=Audience.EVERYONE, terms=OPEN)
        made = [PostFactory(cast=[one, other] if turn % 2 else [other, one]).clip for turn in range(clips)]
        draft = ClipFactory(cast=[one, other] if number % 2 else [other, one])
        acts: list[Act] = [_later(0, revoke, likeness.owner, likeness) for likeness in (one, other)]
        refused = at_once(*acts, _later(0, publish, draft.owner, draft))[:2]
        assert refused == ["", ""], refused
        assert len(made) == clips
    return visible()


def revoke_among_publishers(people: int, *, holding_s: float) -> float:
    """Seconds that taking back takes while so many publish clips of this one person, each again at once."""
    likeness = LikenessFactory()
    over = threading.Event()

    def publish_on() -> None:
        while not over.is_set():
            with transaction.atomic():
                hold_still([likeness.pk])
                time.sleep(holding_s)

    threads = [start(publish_on) for _ in range(people)]
    time.sleep(10 * holding_s)
    began = time.monotonic()
    revoke(likeness.owner, likeness)
    took_s = time.monotonic() - began
    over.set()
    for thread in threads:
        thread.join()
    return took_s


def submits_on_a_limit(many: int, terms: Terms, *, people: int) -> Counter[str]:
    """Jobs of `people` with one likeness, all asked for at once; what each was told. Needs an engine."""
    likeness = LikenessFactory()
    grant_use(likeness.owner, likeness, audience=Audience.EVERYONE, terms=terms)
    makers = [UserFactory(username=f"maker{uuid4().hex[:12]}") for _ in range(people)]
    request = JobRequest(prompt=f"@{likeness.handle} waves", seconds=1.0, width=90, height=160, seed=1)

    def submit(maker: User) -> Act:
        return lambda: submit_job(maker, request=request)

    return Counter(at_once(*(submit(makers[number % people]) for number in range(many))))


def visible() -> int:
    """Clips still to be seen of people who took themselves back; that there are any such people is checked too."""
    gone = Likeness.objects.filter(state="revoked")
    assert gone.exists()
    assert not Grant.objects.standing().filter(likeness__in=gone).exists()
    shown = JobReference.objects.filter(likeness__in=gone).values("job")
    return Clip.objects.filter(job__in=shown, visibility__in=MEDIA).count()


def _later(seconds: float, act: Callable[..., Any], *arguments: Any) -> Act:
    def run() -> None:
        time.sleep(seconds)
        act(*arguments)

    return run
