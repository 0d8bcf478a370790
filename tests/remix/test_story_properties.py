"""Whatever people do in whatever order: no cycle, books that balance to the last unit, and nothing to be seen that
terms or faces above it forbid. Beside the plain model of story_model.py.
"""

from collections import Counter
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as bounds
from hypothesis import strategies as st

from accounts.models import Transfer
from accounts.models.credits import TransferKind
from accounts.services import block
from cameo.models import Grant
from cameo.services import end_grant, grant_use, revoke
from cameo.states import Audience, Mode
from cameo.terms import Terms as Scope
from common.errors import AppError
from feed.services import publish, unpublish
from generation.models import Clip, Job
from generation.requests import JobRequest
from generation.services import MadeClip, cancel_job, claim_next, complete, delete_clip, submit_job
from generation.storyboard.schema import Music, Shot, Storyboard, Subject
from remix.kinds import asked
from remix.models import Lineage, ParentEdge
from remix.services import set_terms, start_remix
from remix.states import RemixKind
from remix.terms import Terms, Who
from tests.accounts.books import check_books
from tests.contracts.invariants import broken
from tests.factories import LikenessFactory, UserFactory
from tests.remix.story_model import WAITING, Story, Work

PLACES = st.integers(0, 30)
PEOPLE = st.integers(0, 2)
KINDS = (RemixKind.RELIGHT, RemixKind.SWAP, RemixKind.ADD, RemixKind.REMOVE, RemixKind.STITCH)
TERMS = st.builds(
    Terms,
    who=st.sampled_from([Who.EVERYONE, Who.EVERYONE, Who.NOBODY]),
    kinds=st.sampled_from([(), (), ("relight", "stitch"), ("swap",)]),
    depth=st.sampled_from([None, None, 1, 2]),
    share_percent=st.sampled_from([0, 33, 50]),
)
REMIX = st.tuples(st.just("remix"), PEOPLE, st.tuples(PLACES, PLACES), st.sampled_from(KINDS), PEOPLE)
RENDER, TURN = st.tuples(st.just("render")), st.tuples(st.just("turn"), PLACES)
CALM = (
    *(REMIX, REMIX, REMIX, REMIX, RENDER, RENDER, RENDER, TURN, TURN),
    st.tuples(st.just("terms"), PLACES, TERMS),
    st.tuples(st.just("grant"), PEOPLE, PEOPLE, st.sampled_from([1, 3]), st.sampled_from([0, 17, 50])),
    st.tuples(st.just("cancel"), PLACES),
)
WILD = (
    *(REMIX, RENDER, RENDER, TURN, TURN),
    st.tuples(st.just("end"), PEOPLE, PEOPLE),
    st.tuples(st.just("delete"), PLACES),
    st.tuples(st.just("block"), PEOPLE, PEOPLE),
    st.tuples(st.just("revoke"), PEOPLE),
)
STEPS = st.tuples(
    st.lists(st.one_of(*CALM), min_size=24, max_size=24), st.lists(st.one_of(*WILD), min_size=12, max_size=12)
).map(lambda halves: [*halves[0], *halves[1]])
"""A thread grows, and then people fall out."""
LOOK_EVERY = 6
NOT_ASKED = {"not_enough_credits", "edit_refused", "someone_stays", "remix_incomplete", "parents_number"}
"""Refusals that say nothing about consent and terms."""


class World:
    """Three people with faces, everybody allowed at first, and one public clip of each."""

    def __init__(self, folder: Path) -> None:
        self.story, self.folder, self.jobs = Story(), folder, list[UUID]()
        self.users = [UserFactory() for _ in range(3)]
        self.faces = [LikenessFactory(owner=user) for user in self.users]
        self.told: Counter[str] = Counter()
        for owner in range(3):
            for person in {0, 1, 2} - {owner}:
                self.grant(owner, person, 3, 20)
        for owner in range(3):
            self.original(owner)
            self.render()
            self.turn(owner)

    def original(self, maker: int) -> None:
        shot = Shot(seconds=1, setting="beach", subjects=(Subject(handle=self.users[maker].username),))
        request = JobRequest(
            prompt=f"@{self.users[maker].username} waves",
            width=360,
            height=640,
            storyboard=Storyboard(music=Music(mood="none"), shots=(shot,)),
        )
        self.jobs.append(submit_job(self.users[maker], request=request).pk)
        self.story.works.append(Work(maker, frozenset({maker})))

    def clip(self, work: Work) -> Clip:
        return Clip.objects.select_related("job", "owner").get(job=self.jobs[self.story.works.index(work)])

    def seen(self, *states: str) -> list[Work]:
        return [work for work in self.story.works if work.state in states]

    def grant(self, owner: int, person: int, deep: int, share: int) -> None:
        if owner == person or owner in self.story.revoked or self.story.parted(owner, person):
            return
        scope = Scope(remix_depth=deep, share_percent=share, mode=Mode.AUTOMATIC)
        asks = {"audience": Audience.APPROVED, "person": self.users[person], "terms": scope}
        grant_use(self.users[owner], self.faces[owner], **asks)
        self.story.grants[owner, person] = deep

    def end(self, owner: int, person: int) -> None:
        if self.story.grants.pop((owner, person), None) is None or owner in self.story.revoked:
            return
        standing = Grant.objects.standing().get(likeness=self.faces[owner], person=self.users[person])
        end_grant(self.users[owner], standing)
        self.story.look_again(owner)

    def remix(self, maker: int, places: tuple[int, int], kind: RemixKind, other: int) -> None:
        shown = self.seen("draft", "public")
        if not shown:
            return
        picked = [shown[place % len(shown)] for place in places[: 2 if kind == RemixKind.STITCH else 1]]
        first = picked[0]
        leaver = min(first.cast, default=other)
        options, cast = self._asked(kind, first, leaver, other)
        union = frozenset().union(*(work.cast for work in picked)) if kind == RemixKind.STITCH else cast
        work = Work(maker, union, kind=kind, parents=[(one, one.terms) for one in dict.fromkeys(picked)])
        work.uses_files = kind == RemixKind.STITCH or any(parent.uses_files for parent in picked)
        self._start(work, picked, options)

    def _asked(self, kind: RemixKind, first: Work, leaver: int, other: int) -> tuple[dict[str, str], frozenset[int]]:
        names = [user.username for user in self.users]
        match kind:
            case RemixKind.RELIGHT:
                return {"time": "night"}, first.cast
            case RemixKind.SWAP:
                return {"replaced": names[leaver], "newcomer": names[other]}, first.cast - {leaver} | {other}
            case RemixKind.ADD:
                return {"newcomer": names[other]}, first.cast | {other}
            case RemixKind.REMOVE:
                return {"what": names[leaver]}, first.cast - {leaver}
        return {}, first.cast

    def _start(self, work: Work, picked: list[Work], options: dict[str, str]) -> None:
        maker = self.users[work.maker]
        hidden = not all(self.story.sees(work.maker, one) for one in picked)
        theirs = any(one.state != "public" and one.maker != work.maker for one in picked)
        refusals = self.story.refusals(work) | ({"not_published"} if hidden or theirs else set())
        before = self.counts()
        try:
            with transaction.atomic():
                parents = tuple(self.clip(one) for one in picked)
                job = start_remix(maker, asked(maker, work.kind or RemixKind.WORDS, parents, options))
        except AppError as refusal:
            self.told[refusal.code] += 1
            assert self.counts() == before, "a refusal stores nothing"
            assert refusals or refusal.code in NOT_ASKED, (refusal.code, work)
            return
        assert not refusals, refusals
        self.told["remixed"] += 1
        work.relied = {face: self.story.grants[face, work.maker] for face in work.cast - {work.maker}}
        self.story.works.append(work)
        self.jobs.append(job.pk)
        handles = {self.users[face].username for face in work.cast}
        assert set(job.references.values_list("handle", flat=True)) == handles

    def counts(self) -> tuple[int, int, int]:
        return Job.objects.count(), Transfer.objects.filter(kind=TransferKind.HOLD).count(), Lineage.objects.count()

    def render(self) -> None:
        if not self.seen(WAITING):
            return
        if job := claim_next("w"):
            files = {}
            for name, suffix in (("video", "mp4"), ("poster", "jpg"), ("preview", "webp")):
                files[name] = self.folder / f"{name}.{suffix}"
                files[name].write_bytes(name.encode())
            complete(job, MadeClip(**files, width=360, height=640, duration_ms=1000))
        for work, now in zip(self.story.works, self.states(), strict=True):
            if work.state == WAITING and now != WAITING:
                assert now == "draft" or self.story.by_faces(work) or work.uses_files
                work.state = now
                self.told[f"rendered: {now}"] += 1

    def turn(self, place: int) -> None:
        shown = self.seen("draft", "public")
        if not shown:
            return
        work = shown[place % len(shown)]
        maker, clip = self.users[work.maker], self.clip(work)
        if work.state == "public":
            unpublish(maker, clip.post)
            work.state = "draft"
            return
        refusals = self.story.refusals(work)
        try:
            with transaction.atomic():
                publish(maker, clip)
        except AppError as refusal:
            self.told[f"publish: {refusal.code}"] += 1
            assert refusals, (refusal.code, work)
            return
        assert not refusals, refusals
        self.told["published"] += 1
        work.state = "public"

    def terms(self, place: int, terms: Terms) -> None:
        if shown := self.seen("draft", "public"):
            work = shown[place % len(shown)]
            set_terms(self.users[work.maker], self.clip(work), terms)
            work.terms = terms

    def cancel(self, place: int) -> None:
        if waiting := self.seen(WAITING):
            work = waiting[place % len(waiting)]
            cancel_job(self.users[work.maker], Job.objects.get(pk=self.jobs[self.story.works.index(work)]))
            work.state = "cancelled"

    def delete(self, place: int) -> None:
        if len(shown := self.seen("draft", "public")) > 2:
            work = shown[place % len(shown)]
            delete_clip(self.users[work.maker], self.clip(work))
            work.state = "deleted"
            self.story.lose_files()

    def block(self, one: int, other: int) -> None:
        if one == other or self.story.parted(one, other):
            return
        block(self.users[one], self.users[other])
        self.story.blocks.add(frozenset((one, other)))
        for pair in ((one, other), (other, one)):
            self.story.grants.pop(pair, None)
        for face in (one, other):
            self.story.look_again(face)

    def revoke(self, owner: int) -> None:
        if owner not in self.story.revoked:
            revoke(self.users[owner], self.faces[owner])
            self.story.revoked.add(owner)
            self.story.look_again(owner)

    def states(self) -> list[str]:
        clips = dict(Clip.objects.values_list("job_id", "visibility"))
        states = dict(Job.objects.values_list("pk", "state"))
        return [str(clips.get(pk, states[pk])) for pk in self.jobs]

    def take(self, name: str, *arguments: Any) -> None:
        getattr(self, name)(*arguments)
        assert self.states() == [work.state for work in self.story.works]

    def check(self) -> None:
        assert not [edge for edge in ParentEdge.objects.all() if edge.parent_job_id >= edge.job_id]
        for line in Lineage.objects.select_related("job__clip").filter(job__clip__isnull=False):
            assert str(line.job.clip.pk) not in line.path
        check_books()
        for viewer, user in enumerate(self.users):
            visible = set(Clip.objects.visible_to(user).values_list("job_id", flat=True))
            expected = {
                pk for pk, work in zip(self.jobs, self.story.works, strict=True) if self.story.sees(viewer, work)
            }
            assert visible == expected

    def end_of_story(self) -> None:
        while self.seen(WAITING):
            self.take("render")
        self.check()
        assert broken() == {}
        paid = {row.key.split(":")[1]: row for row in Transfer.objects.filter(kind=TransferKind.CAPTURE)}
        for pk, work in zip(self.jobs, self.story.works, strict=True):
            made = work.state in ("draft", "public", "withdrawn", "deleted")
            assert (str(pk) in paid) == made
            for share in paid[str(pk)].shares.select_related("credit__owner") if made else ():
                assert share.credit.owner_id in {self.users[person].pk for person in self._entitled(work)}
                self.told["shares"] += 1

    def _entitled(self, work: Work) -> set[int]:
        return ({upper.maker for upper, _terms, _far in work.above()} | work.cast) - {work.maker}


@pytest.mark.django_db
def test_no_story_makes_a_cycle_loses_a_unit_or_shows_what_is_forbidden(settings: Any, tmp_path: Path) -> None:
    settings.DAILY_CREDITS, settings.MAX_JOBS_IN_FLIGHT = 40, 100
    told: Counter[str] = Counter()

    @BOUNDS
    @given(steps=STEPS)
    def tell(steps: list[tuple[Any, ...]]) -> None:
        with transaction.atomic():
            world = World(tmp_path)
            for number, step in enumerate(steps):
                world.take(*step)
                if number % LOOK_EVERY == 0:
                    world.check()
            world.end_of_story()
            told.update(world.told)
            transaction.set_rollback(True)

    tell()
    assert told["remixed"] > 20
    assert told["published"] > 40
    assert told["shares"] > 5
    assert sum(number for code, number in told.items() if code.startswith(("terms_", "publish: "))) > 3


BOUNDS = bounds(
    max_examples=10,
    deadline=None,
    database=None,
    derandomize=True,
    phases=(Phase.generate,),
    suppress_health_check=list(HealthCheck),
)
