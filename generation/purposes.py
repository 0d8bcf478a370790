"""What a job wants the likenesses in it for, as consent is asked about it: the same at every gate."""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from uuid import UUID

from cameo.models import Likeness
from cameo.purposes import Purpose, digest_of
from cameo.states import Verb
from generation.contracts import Capability
from generation.drawn import drawn_now
from generation.models import Clip, Job
from generation.planning import ME
from generation.requests import GivenClip, JobRequest
from generation.states import JobState
from generation.storyboard.schema import Storyboard
from generation.storyboard.told import told

DRAWN = frozenset({"anime", "comic", "ink_wash", "oil", "paper", "pixel", "sketch", "watercolor"})
"""Styles of a storyboard that nobody takes for a photograph. Not clay, which it has where nobody asked for a style."""


def purpose_of(job: Job) -> Purpose:
    """From its row and its references, as they were read ahead. How those in it look who are drawn is what they wish
    while it waits, and what was drawn from then on.
    """
    waits = job.state == JobState.QUEUED
    shown = list(job.references.select_related("likeness") if waits else job.references.all())
    drawn = drawn_now(job, shown) if waits else frozenset()
    looks: list[tuple[UUID, str]] = []
    for row in shown:
        now = row.likeness.appearance if row.likeness_id in drawn else ""
        looks += [(row.likeness_id, look) for look in (now if waits else row.wish, *row.carried.splitlines())]
    return purpose_with(
        job,
        others=max(len(shown) - 1, 0),
        voiced=[row.likeness_id for row in shown if row.heard],
        wishes=looks,
    )


def purpose_with(
    job: Job, *, others: int, wishes: Iterable[tuple[UUID, str]], voiced: Collection[UUID] = ()
) -> Purpose:
    """Before it has references, and where what they say is known."""
    board = Storyboard.model_validate(job.storyboard) if job.storyboard else None
    return Purpose(
        verb=verb_of(job),
        words="\n".join(_words(job.prompt, board)),
        names=frozenset(handle.lower() for handle in (*_cast(job, board), ME)),
        seconds=job.seconds,
        depth=job.depth,
        others=others,
        voiced=frozenset(voiced),
        wishes=tuple((likeness, wish) for likeness, wish in wishes if wish),
        stylised=job.stylised,
        commercial=job.commercial,
        digest=job.digest,
        job_id=job.pk,
        begun_at=job.started_at,
    )


def wishes_of(cast: Iterable[Likeness]) -> list[tuple[UUID, str]]:
    return [(likeness.pk, likeness.appearance) for likeness in cast]


def digest_of_request(
    job: Job, request: JobRequest, *, parents: Sequence[Clip] = (), given: Sequence[GivenClip] = ()
) -> str:
    """Of what the asker decided, so that the same request has the same digest whatever the dice said."""
    board = "" if request.storyboard is None else json.dumps(job.storyboard, sort_keys=True)
    files = [f"{one.handle} {one.kind.value} {one.clip.pk} {one.at_ms}" for one in given]
    prompt = "\n".join((job.prompt.strip(), board, *files))
    ids, engine = [clip.pk for clip in parents], str(job.on_route)
    sound = _sound(job, request)
    return digest_of(
        prompt=prompt, parents=ids, seconds=job.seconds, engine=engine, sound=sound, commercial=job.commercial
    )


def to_publish(job: Job, *, clip: UUID, caption: str) -> Purpose:
    """Of a finished clip. Its approval is for this clip under this caption, and not for another one of the same words;
    what is written under it is under the rules of words, too.
    """
    asked = purpose_of(job)
    digest = digest_of(
        prompt=asked.digest or asked.words,
        seconds=job.seconds,
        engine=str(job.on_route),
        clip=clip,
        caption=caption,
    )
    return replace(asked, words="\n".join(filter(None, (asked.words, caption.strip()))), digest=digest)


def verb_of(job: Job) -> Verb:
    """A change to a clip of one's own is an edit; a remix is of somebody else's."""
    if job.source_clip is None:
        return Verb.GENERATE
    return Verb.EDIT if job.source_clip.owner_id == job.owner_id else Verb.REMIX


def is_stylised(able: Capability, storyboard: Storyboard) -> bool:
    """Unknown is no: it may be taken for a photograph."""
    return able.stylised or storyboard.style in DRAWN


def _sound(job: Job, request: JobRequest) -> str:
    """The hash by which the store calls it. Of one that is not kept, for a sketch, nobody has heard."""
    if request.audio is None:
        return ""
    return PurePosixPath(job.audio_key).stem or "not kept"


def _cast(job: Job, storyboard: Storyboard | None) -> Iterator[str]:
    """Handles of who is in it. Each was found at submit; nobody else who is written about is a name."""
    if storyboard is None:
        yield from (row.handle for row in job.references.all())
        return
    yield from storyboard.handles


def _words(prompt: str, storyboard: Storyboard | None) -> Iterator[str]:
    """All of them, however many: what is too long to be shown is still looked at."""
    if storyboard is None:
        yield prompt
        return
    yield told(prompt, storyboard, most=None)
    yield from dict.fromkeys(prop.name for shot in storyboard.shots for prop in shot.props)
