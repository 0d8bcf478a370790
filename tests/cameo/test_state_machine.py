"""Everything that people do about consent, in any order, against the plain model of consent_model.py.

Hypothesis finds the order; the seed is printed, and REPRISE_TEST_SEED sets it. A failure shows its steps as they were
found: making them fewer would take minutes (add Phase.shrink to BOUNDS for that).
"""

import os
import random
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.db import transaction
from django.test import TestCase, override_settings
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from accounts.models import User
from accounts.services import block, follow, unblock, unfollow
from cameo import ledger
from cameo.models import Grant, Likeness
from cameo.services import change_grant, end_grant, grant_use, revoke
from cameo.states import Audience, Mode, Verb
from cameo.terms import Terms
from common.clock import now
from common.errors import AppError
from feed.services import publish, unpublish
from generation.models import Clip, Job
from generation.requests import JobRequest
from generation.services import MadeClip, claim_next, complete, delete_clip, submit_job
from remix.kinds import asked
from remix.services import start_remix
from remix.states import RemixKind
from tests.cameo.consent_model import ALL, MADE_NEW, Face, Model, Work
from tests.contracts.invariants import broken
from tests.factories import LikenessFactory, UserFactory

SEED = int(os.environ.get("REPRISE_TEST_SEED", random.randrange(2**32)))
PEOPLE = ("ann", "ben", "cy")
people, audiences = st.sampled_from(PEOPLE), st.sampled_from(["mutuals", "everyone"])
verbs = st.sampled_from([ALL, MADE_NEW])
some = st.integers(min_value=0, max_value=40)
"""Which of those there are, counted around."""


def terms(verbs: frozenset[str]) -> Terms:
    return Terms(verbs=tuple(verb for verb in Verb if verb in verbs), remix_depth=100, mode=Mode.AUTOMATIC)


@contextmanager
def undone() -> Iterator[None]:
    """Each run begins with an empty database."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


class Consents(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.model, self.stack = Model(), ExitStack()
        self.folder = Path(tempfile.mkdtemp(prefix="reprise-machine-"))
        self.stack.callback(shutil.rmtree, self.folder)
        private = {"BACKEND": "common.files.WholeFileStorage", "OPTIONS": {"location": self.folder / "private"}}
        self.stack.enter_context(
            override_settings(
                STORAGES=django_settings.STORAGES | {"private": private},
                VAULT_KEY_FILE=self.folder / "vault",
                LEDGER_KEY_FILE=self.folder / "ledger",
            )
        )
        self.stack.enter_context(undone())
        self.users: dict[str, User] = {name: UserFactory(username=name) for name in PEOPLE}
        self.likenesses: dict[int, Likeness] = {}
        self.jobs: list[Job] = []

    def told(self, act: Any, *arguments: Any, **named: Any) -> str:
        """The code of the refusal, empty where none; what waits for a commit is done after it."""
        try:
            with TestCase.captureOnCommitCallbacks(execute=True):
                self.result = act(*arguments, **named)
        except AppError as refusal:
            return refusal.code
        return ""

    def clip_of(self, work: Work) -> Clip:
        return Clip.objects.select_related("job", "owner").get(job=self.jobs[self.model.works.index(work)])

    def likeness_of(self, face: Face) -> Likeness:
        return Likeness.objects.get(pk=self.likenesses[face.number].pk)

    def start(self, actor: User, parent: Clip) -> Job:
        return start_remix(actor, asked(actor, RemixKind.WORDS, (parent,), {"words": "they dance in the rain"}))

    def remember(self, work: Work, refusal: str, told: str) -> None:
        assert told == refusal
        if not told:
            self.model.works.append(work)
            self.jobs.append(self.result)

    @initialize()
    def begin(self) -> None:
        """Everybody is there for everybody, and two clips stand, so that every step has something to change."""
        for owner in PEOPLE:
            self.enrol(owner)
            self.grant(owner, "everyone", ALL)
        for maker, cast in (("ben", {"ann"}), ("cy", {"ann", "ben"})):
            self.submit(maker, cast)
            self.render()
        self.publish_or_unpublish(0)

    @precondition(lambda self: len(self.model.faces) < len(PEOPLE))
    @rule(owner=people)
    def enrol(self, owner: str) -> None:
        if owner not in self.model.faces:
            face = self.model.faces[owner] = Face(owner)
            self.likenesses[face.number] = LikenessFactory(owner=self.users[owner])

    @rule(owner=people, audience=audiences, verbs=verbs)
    def grant(self, owner: str, audience: str, verbs: frozenset[str]) -> None:
        if face := self.model.faces.get(owner):
            likeness = self.likeness_of(face)
            audience_ = Audience(audience)
            assert not self.told(grant_use, likeness.owner, likeness, audience=audience_, terms=terms(verbs))
            face.grants[audience] = verbs

    @rule(owner=people, audience=audiences, apply=st.booleans())
    def narrow(self, owner: str, audience: str, apply: bool) -> None:
        face = self.model.faces.get(owner)
        if face and face.grants.get(audience) == ALL:
            grant = Grant.objects.standing().get(likeness=self.likeness_of(face), audience=audience)
            act = {"terms": terms(MADE_NEW), "apply_to_existing": apply}
            assert not self.told(change_grant, self.users[owner], grant, **act)
            face.grants[audience] = MADE_NEW
            beyond = self.model.beyond(face)
            assert self.result.existing == len(beyond)
            for work in beyond if apply else ():
                work.state = "withdrawn"

    @rule(owner=people, audience=audiences)
    def end(self, owner: str, audience: str) -> None:
        face = self.model.faces.get(owner)
        if face and face.grants.pop(audience, None):
            grant = Grant.objects.standing().get(likeness=self.likeness_of(face), audience=audience)
            assert not self.told(end_grant, self.users[owner], grant)
            self.model.look_again(face)

    @rule(owner=people)
    def take_back(self, owner: str) -> None:
        if face := self.model.faces.pop(owner, None):
            likeness = self.likeness_of(face)
            assert not self.told(revoke, likeness.owner, likeness)
            face.revoked = True
            self.model.look_again(face)

    @rule(owner=people, frozen=st.booleans())
    def freeze(self, owner: str, frozen: bool) -> None:
        if face := self.model.faces.get(owner):
            face.frozen = frozen
            at = now() if frozen else None
            Likeness.objects.filter(pk=self.likeness_of(face).pk).update(frozen_at=at)

    @rule(maker=people, cast=st.sets(people, min_size=1, max_size=2))
    def submit(self, maker: str, cast: set[str]) -> None:
        named = sorted(cast & set(self.model.faces))
        if named:
            prompt = " and ".join(f"@{name}" for name in named) + " dance on the beach"
            request = JobRequest(prompt=prompt, seconds=1.0, width=90, height=160, seed=1)
            work = Work(maker, [self.model.faces[name] for name in named], "generate")
            told = self.told(submit_job, self.users[maker], request=request)
            self.remember(work, self.model.refusal_of(work), told)

    @precondition(lambda self: any(work.is_seen for work in self.model.works))
    @rule(maker=people, number=some)
    def remix(self, maker: str, number: int) -> None:
        seen = [work for work in self.model.works if work.is_seen]
        parent = seen[number % len(seen)]
        above = parent.authors | {parent.maker}
        work = Work(maker, parent.cast, self.model.verb_of_remix(maker, parent), authors=above)
        told = self.told(self.start, self.users[maker], self.clip_of(parent))
        if self.model.may_remix(maker, parent) and self.model.is_barred(work):
            assert told == "terms_who"
        elif self.model.may_remix(maker, parent):
            self.remember(work, self.model.refusal_of(work), told)
        else:
            assert told in ("clip_not_found", "not_published", "blocked")

    @precondition(lambda self: any(work.state == "queued" for work in self.model.works))
    @rule()
    def render(self) -> None:
        """The next in turn that is still allowed; those before it that are not are refused."""
        assert not self.told(self._render)
        for work in self.model.works:
            if work.state == "queued":
                work.state = "refused" if self.model.refusal_of(work) else "draft"
                if work.state == "draft":
                    break

    def _render(self) -> None:
        if job := claim_next("w"):
            files = {}
            for name, suffix in (("video", "mp4"), ("poster", "jpg"), ("preview", "webp")):
                files[name] = self.folder / f"{name}.{suffix}"
                files[name].write_bytes(name.encode())
            complete(job, MadeClip(**files, width=90, height=160, duration_ms=1000))

    @precondition(lambda self: any(work.is_seen for work in self.model.works))
    @rule(number=some)
    def publish_or_unpublish(self, number: int) -> None:
        seen = [work for work in self.model.works if work.is_seen]
        work = seen[number % len(seen)]
        clip, maker = self.clip_of(work), self.users[work.maker]
        if work.state == "public":
            assert not self.told(unpublish, maker, clip.post)
            work.state = "draft"
            return
        refusal, told = self.model.refusal_of(work), self.told(publish, maker, clip)
        if work.authors:  # terms and scopes of the thread are asked first, and either may be the one that is told
            assert bool(told) == bool(refusal or self.model.is_barred(work))
        else:
            assert told in (self.model.refusals_of(work) or {""}), "of several, any"
        work.state = "draft" if told else "public"

    @precondition(lambda self: sum(work.is_seen for work in self.model.works) > 2)
    @rule(number=some)
    def delete(self, number: int) -> None:
        seen = [work for work in self.model.works if work.is_seen]
        work = seen[number % len(seen)]
        assert not self.told(delete_clip, self.users[work.maker], self.clip_of(work))
        work.state = "deleted"

    @rule(actor=people, other=people)
    def follow_or_unfollow(self, actor: str, other: str) -> None:
        if actor == other or self.model.parted(actor, other):
            return
        follows = (actor, other) in self.model.follows
        assert not self.told(unfollow if follows else follow, self.users[actor], self.users[other])
        self.model.follows ^= {(actor, other)}

    @rule(actor=people, other=people)
    def block_or_unblock(self, actor: str, other: str) -> None:
        if (actor, other) in self.model.blocks:
            assert not self.told(unblock, self.users[actor], self.users[other])
            self.model.blocks.discard((actor, other))
        elif actor != other:
            assert not self.told(block, self.users[actor], self.users[other])
            self.model.block(actor, other)

    @invariant()
    def as_in_the_model(self) -> None:
        clips = dict(Clip.objects.values_list("job_id", "visibility"))
        states = dict(Job.objects.values_list("pk", "state"))
        found = [clips.get(job.pk, states[job.pk]) for job in self.jobs]
        assert found == [work.state for work in self.model.works]

    def teardown(self) -> None:
        try:
            while any(work.state == "queued" for work in self.model.works):
                self.render()
            self.as_in_the_model()
            ledger.seal()
            assert broken(at_rest=True) == {}
        finally:
            self.stack.close()


@pytest.mark.django_db
def test_consent_is_as_in_the_model_whatever_people_do(colour: list[str], settings: Any) -> None:
    settings.DAILY_CREDITS, settings.MAX_JOBS_IN_FLIGHT = 100_000, 1000
    print(f"seed {SEED}")
    run_state_machine_as_test(seed(SEED)(Consents), settings=BOUNDS)


BOUNDS = settings(
    max_examples=14,
    stateful_step_count=25,
    deadline=None,
    database=None,
    phases=(Phase.generate,),
    suppress_health_check=list(HealthCheck),
)
