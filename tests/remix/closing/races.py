"""Accounts that close in the moment in which others remix, finish, publish, follow and stop; for SQLite and PostgreSQL.

A deadlock is raised like whatever else goes wrong; what must be true whoever was first is checked after each round.
"""

import random
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import uuid4

from accounts.models import Follow, User
from accounts.services import close_account, follow, grant_daily, hold, mark_read
from cameo.models import Likeness
from cameo.services import grant_use
from cameo.states import Audience, LikenessKind, Mode
from cameo.terms import Terms as Licence
from common import store
from common.errors import Conflict
from feed.services import publish
from generation.contracts import ReferenceKind
from generation.models import Clip, Job
from generation.requests import GivenClip, JobRequest
from generation.services import MadeClip, cancel_job, complete, submit_job
from generation.services.materials import keep_given
from generation.states import MEDIA, JobState
from remix.kinds import asked
from remix.services import join, set_terms, start_remix
from remix.states import RemixKind
from remix.terms import Terms
from tests.factories import ClipFactory, JobFactory, LikenessFactory, PostFactory, UserFactory
from tests.races import Act, at_once

JITTER_S = 0.05
SMALL = {"num_frames": 30, "width": 90, "height": 160}
FREE = Licence(mode=Mode.AUTOMATIC, share_percent=20)


def _person() -> User:
    person: User = UserFactory(username=f"closing{uuid4().hex[:12]}")
    grant_daily(person)
    return person


def _face(owner: User) -> Likeness:
    likeness: Likeness = LikenessFactory(owner=owner)
    grant_use(owner, likeness, audience=Audience.EVERYONE, terms=FREE)
    return likeness


def _film(owner: User, *faces: Likeness) -> Clip:
    """Public, of a second, with a file, and with a share asked of its remixes."""
    fields = {f"clip__job__{name}": value for name, value in (SMALL | {"price": 0}).items()}
    clip: Clip = PostFactory(author=owner, clip__duration_ms=1000, cast=list(faces), **fields).clip
    clip.video_key = store.put_bytes(clip.space, b"frames", suffix="mp4")
    clip.save()
    set_terms(owner, clip, Terms(share_percent=30))
    return clip


def _running(owner: User, film: Clip) -> Job:
    """A remix that is made of the film's file, paid for, and about to be finished."""
    job: Job = JobFactory(owner=owner, state=JobState.RUNNING, attempt=1, price=3, **SMALL)
    join(job, [film], RemixKind.TRIM)
    keep_given(job, [GivenClip(clip=film, handle="first", kind=ReferenceKind.VIDEO)])
    hold(owner, job.price, job_id=job.pk)
    return job


def _draft_of(owner: User, film: Clip) -> Clip:
    clip: Clip = ClipFactory(owner=owner, job__price=0)
    join(clip.job, [film], RemixKind.WORDS)
    return clip


def closing_among_others(rounds: int, folder: Path, *, seed: int) -> Counter[str]:
    """Ann leaves while Ben does everything with what is hers at once. What each of his acts was told, by act."""
    dice, told = random.Random(seed), Counter[str]()
    for _ in range(rounds):
        ann, ben = _person(), _person()
        first, second = (
            _face(ann),
            LikenessFactory(owner=ann, handle=f"{ann.username[:24]}.2", kind=LikenessKind.CHARACTER),
        )
        grant_use(ann, second, audience=Audience.EVERYONE, terms=FREE)
        plain, shown = _film(ann), _film(ann, first)
        births = [_running(ben, plain) for _ in range(2)]
        waiting = [
            submit_job(
                ben, request=JobRequest(prompt=f"@{face.handle} waves", seconds=1.0, width=90, height=160, seed=1)
            )
            for face in (first, second)
        ]
        drafts = [_draft_of(ben, film) for film in (plain, shown)]
        acts: dict[str, Act] = {f"born {number}": partial(_finish, job, folder) for number, job in enumerate(births)}
        acts |= {f"stop {number}": partial(cancel_job, ben, job) for number, job in enumerate(waiting)}
        acts |= {f"publish {number}": partial(publish, ben, draft) for number, draft in enumerate(drafts)}
        acts |= {
            "remix plain": partial(_remix, ben, plain),
            "remix shown": partial(_remix, ben, shown),
            "follow": partial(follow, ben, ann),
            "read": partial(mark_read, ann),
        }
        names = dice.sample(list(acts), len(acts))
        late = [_later(dice.uniform(0, JITTER_S), acts[name]) for name in names]
        *answers, failed = at_once(*late, _later(dice.uniform(0, JITTER_S), partial(close_account, ann)))
        assert not failed, f"closing was refused: {failed}"
        told.update(f"{name.split()[0]}: {answer}" for name, answer in zip(names, answers, strict=True))
        _check_left(ann)
    return told


def two_close_at_once(rounds: int, *, seed: int) -> int:
    """Friends who made clips of each other; how many of their clips are still seen."""
    dice = random.Random(seed)
    for _ in range(rounds):
        pair = _person(), _person()
        for one, other in (pair, pair[::-1]):
            follow(one, other)
        faces = {person: _face(person) for person in pair}
        for one, other in (pair, pair[::-1]):
            film = _film(one, faces[other])
            _remix(other, film)
            submit_job(
                one, request=JobRequest(prompt=f"@{other.username} waves", seconds=1.0, width=90, height=160, seed=1)
            )
        acts = [_later(dice.uniform(0, 0.01), partial(close_account, person)) for person in pair]
        assert at_once(*acts) == ["", ""]
        for person in pair:
            _check_left(person)
    return Clip.objects.filter(owner__is_active=False, visibility__in=MEDIA).count()


def _finish(job: Job, folder: Path) -> None:
    files = {}
    for name, suffix in (("video", "mp4"), ("poster", "jpg"), ("preview", "webp")):
        files[name] = folder / f"{job.pk}.{suffix}"
        files[name].write_bytes(name.encode())
    if complete(job, MadeClip(**files, width=90, height=160, duration_ms=1000)) is None:
        raise Conflict("not_born")


def _remix(actor: User, film: Clip) -> None:
    film = Clip.objects.select_related("owner", "job").get(pk=film.pk)
    start_remix(actor, asked(actor, RemixKind.WORDS, (film,), {"words": "night"}))


def _check_left(ann: User) -> None:
    """Whoever won: nothing of hers is seen, no job shows her or is made of her files, and she is told nothing."""
    ann.refresh_from_db()
    assert not ann.is_active and ann.username.startswith("closed-")
    assert not Clip.objects.filter(owner=ann, visibility__in=MEDIA).exists()
    assert not Clip.objects.filter(job__references__likeness__owner=ann, visibility__in=MEDIA).exists()
    assert not Job.objects.in_flight().filter(owner=ann).exists()
    assert not Job.objects.in_flight().filter(references__likeness__owner=ann).exists()
    assert not Job.objects.in_flight().filter(materials__clip__owner=ann).exists()
    assert not Follow.objects.filter(target=ann).exists()
    assert set(ann.credit_accounts.values_list("balance", flat=True)) <= {0}


def _later(seconds: float, act: Callable[[], object]) -> Act:
    def run() -> None:
        time.sleep(seconds)
        act()

    return run
