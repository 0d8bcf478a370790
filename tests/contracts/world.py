"""One small world for every contract: Ann owns things, Ben follows, she blocked Cy, Sam is staff. Ids are fixed."""

from dataclasses import asdict, dataclass, field
from datetime import timedelta
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

import numpy as np
from django.conf import settings
from django.db import transaction
from django.test import Client

from accounts.models import ApiKey, Block, Follow, Notification, User
from accounts.services import grant_daily, hold, notify
from cameo import ledger, vault
from cameo.ledger import EventKind
from cameo.models import Approval, Capture, Grant, Likeness, Use
from cameo.states import Audience, Gate, LikenessKind
from common import store
from common.clock import now
from feed.contracts import Chip, Item
from feed.models import Comment, FeedSession, Post, Steer
from feed.serving.packing import pack
from feed.states import Mode, Source
from generation.models import Clip, Job, LiveChunk, StoryTemplate, Take, TakeSet
from generation.states import JobState, Visibility
from generation.storyboard.schema import Shot, Storyboard, Subject
from generation.storyboard.templates import template_of
from remix.models import Chain, ChainLink, Invitation, ThreadMute
from remix.services import join
from remix.services.counting import count_shown
from remix.states import RemixKind
from tests.factories import ClipFactory, JobFactory, LikenessFactory, PostFactory, UserFactory
from vision.picture import reencode

ACTORS = ("anonymous", "owner", "follower", "blocked", "staff")
NUMBER = 7001
"""The id of Ann's key, grant, notice, wish and comment."""
BENS_COMMENT = 7002


SIZE = {"width": 720, "height": 1280}
"""One that engines offer."""
JOB_SIZE = {f"job__{side}": px for side, px in SIZE.items()}


def fixed(name: str) -> UUID:
    return uuid5(NAMESPACE_URL, name)


@dataclass(frozen=True, kw_only=True)
class World:
    """`public` has the `post`; `withdrawn` was public and had `gone`. Ann owns all, and is in `public` and `draft`; her
    `character` is in none, and nobody else may use it.
    """

    ann: User
    ben: User
    cy: User
    sam: User
    likeness: Likeness
    character: Likeness
    draft: Clip
    public: Clip
    withdrawn: Clip
    post: Post
    gone: Post
    queued: Job
    shared: StoryTemplate
    kept: StoryTemplate
    failed: Job

    sessions: dict[str, str]
    client: Client = field(default_factory=lambda: Client(raise_request_exception=False))

    def browser(self, actor: str) -> Client:
        """Always the same client, as one of ACTORS now: making one and signing in cost more than the requests do."""
        self.client.cookies.clear()
        if actor in self.sessions:
            self.client.cookies[settings.SESSION_COOKIE_NAME] = self.sessions[actor]
        return self.client

    def token(self, actor: str) -> dict[str, str]:
        """The header an app sends; empty for a visitor."""
        return {"X-Session-Token": self.sessions[actor]} if actor in self.sessions else {}


def build() -> World:
    ann, ben, cy = (UserFactory(username=name) for name in ("ann", "ben", "cy"))
    sam = UserFactory(username="sam", is_staff=True, is_superuser=True)
    Follow.objects.create(source=ben, target=ann)
    Block.objects.create(source=ann, target=cy)
    for person in (ann, ben, cy, sam):
        grant_daily(person)
    User.objects.filter(pk=ann.pk).update(avatar_key=store.put_bytes(f"avatar/{ann.pk}", photo(), suffix="jpg"))
    ann.refresh_from_db()

    likeness = _likeness(ann)
    Capture.objects.create(
        id=fixed("capture"), owner=ann, session="0" * 64, nonce="n", script={}, expires_at=now() + timedelta(days=1)
    )
    queued = JobFactory(id=fixed("queued"), owner=ann, **SIZE)
    hold(ann, queued.price, job_id=queued.pk)
    LiveChunk.objects.create(
        job=queued, name="init.mp4", key=store.put_bytes(f"job/{queued.pk}", b"piece", suffix="mp4"), duration_ms=0
    )
    board = {"shots": [{"seconds": 2, "setting": "beach"}]}
    ended = {"state": JobState.FAILED, "reason": "engine_failed", "storyboard": board}
    failed = JobFactory(id=fixed("failed"), owner=ann, **ended, **SIZE)
    draft = ClipFactory(id=fixed("draft"), owner=ann, cast=[likeness], **JOB_SIZE, **_files("draft"))
    ClipFactory(id=fixed("bens-draft"), owner=ben, cast=[likeness], **JOB_SIZE)
    takes = TakeSet.objects.create(id=fixed("takes"), owner=ann, idempotency_key="takes", number=2, seed=1)
    for place, job in enumerate((queued, draft.job)):
        Take.objects.create(takes=takes, place=place, job=job)
    post = PostFactory(
        id=fixed("post"),
        author=ann,
        clip=ClipFactory(
            id=fixed("public"),
            owner=ann,
            cast=[likeness],
            visibility=Visibility.PUBLIC,
            was_public=True,
            **JOB_SIZE,
            **_files("public"),
        ),
    )
    withdrawn = ClipFactory(id=fixed("withdrawn"), owner=ann, visibility=Visibility.WITHDRAWN, was_public=True)
    gone = PostFactory(id=fixed("gone"), author=ann, clip=withdrawn, hidden=True)
    child = ClipFactory(id=fixed("linked"), owner=ann, visibility=Visibility.PUBLIC, was_public=True, **_files("child"))
    join(child.job, [post.clip], RemixKind.WORDS)
    with transaction.atomic():
        count_shown([child.pk])
    _together(ann, ben, child, likeness)
    FeedSession.objects.create(
        id=fixed("list"),
        person=ann,
        mode=Mode.FOR_YOU,
        algorithm="",
        seed=1,
        items=pack([Item(post_id=post.pk, source=Source.TRENDING)]),
        expires_at=now() + timedelta(hours=1),
    )
    Comment.objects.create(pk=NUMBER, post=post, author=ann, text="mine")
    Comment.objects.create(pk=BENS_COMMENT, post=post, author=ben, text="yours")
    Post.objects.filter(pk=post.pk).update(comment_count=2)
    wished = [asdict(Chip(verb="more", topic="cats", found=0.0))]
    Steer.objects.create(pk=NUMBER, person=ann, text="more cats", chips=wished)
    ApiKey.objects.create(pk=NUMBER, owner=ann, name="server", prefix="0" * 8, digest="0" * 64)
    Notification.objects.create(pk=NUMBER, recipient=ann, actor=ben, kind="followed")
    notify(ann, "liked", actor=ben, post=str(post.pk))
    return World(
        ann=ann,
        ben=ben,
        cy=cy,
        sam=sam,
        likeness=likeness,
        character=_character(ann),
        draft=draft,
        public=post.clip,
        withdrawn=withdrawn,
        post=post,
        gone=gone,
        queued=queued,
        shared=_template("shared", ann, public=True),
        kept=_template("kept", ann, public=False),
        failed=failed,
        sessions={actor: _signed_in(person) for actor, person in zip(ACTORS[1:], (ann, ben, cy, sam), strict=True)},
    )


def _likeness(ann: User) -> Likeness:
    """Granted to Ben by name, and asked for by him once."""
    likeness = LikenessFactory(id=fixed("likeness"), owner=ann)
    likeness.photo_key = vault.put(likeness, photo(), suffix="jpg")
    likeness.identity_key = vault.put(likeness, b"identity", suffix="npz")
    likeness.cutout_key = vault.put(likeness, b"cutout", suffix="webp")
    likeness.save()
    until = now() + timedelta(days=30)
    person = User.objects.get(username="ben")
    grant = Grant.objects.create(
        pk=NUMBER, likeness=likeness, audience=Audience.APPROVED, person=person, expires_at=until
    )
    ledger.record(EventKind.GRANTED, likeness, actor=likeness.owner, **ledger.scope_of(grant))
    ledger.seal()
    Use.objects.create(
        likeness=likeness,
        requester=person,
        gate=Gate.SUBMIT,
        grant=grant,
        epoch=1,
        allowed=True,
        prompt="@ann waves",
    )
    Approval.objects.create(
        id=fixed("approval"),
        likeness=likeness,
        requester=person,
        gate=Gate.PUBLISH,
        digest="0" * 64,
        prompt="@ann waves",
        epoch=likeness.epoch,
        expires_at=until,
    )
    return likeness


def _together(ann: User, ben: User, linked: Clip, likeness: Likeness) -> None:
    """A draft to which Ben is invited and has not come, a chain that begins with `linked`, a thread that Ann muted."""
    draft = ClipFactory(owner=ann, cast=[likeness], **JOB_SIZE)
    until = now() + timedelta(days=7)
    Invitation.objects.create(id=fixed("invitation"), clip=draft, person=ben, expires_at=until)
    chain = Chain.objects.create(id=fixed("chain"), author=ann, prompt="What happens next?")
    ChainLink.objects.create(chain=chain, clip=linked, position=0)
    ThreadMute.objects.create(pk=NUMBER, person=ann, root=draft)


def _character(ann: User) -> Likeness:
    made = LikenessFactory(id=fixed("character"), owner=ann, kind=LikenessKind.CHARACTER, handle="ann.robo")
    made.photo_key = vault.put(made, b"picture", suffix="webp")
    made.identity_key = vault.put(made, b"identity", suffix="npz")
    made.cutout_key = vault.put(made, b"cutout", suffix="webp")
    made.save()
    return made


def _template(name: str, owner: User, *, public: bool) -> StoryTemplate:
    """One scene with a slot for a person."""
    board = Storyboard(shots=(Shot(seconds=2, setting="beach", subjects=(Subject(handle="ann"),)),))
    body = template_of(board, name).model_dump(mode="json")
    return StoryTemplate.objects.create(id=fixed(name), owner=owner, title=name, body=body, public=public)


def _files(name: str) -> dict[str, Any]:
    space = f"clip/{fixed(name)}"
    suffixes = {"video": "mp4", "poster": "jpg", "preview": "webp"}
    keys = {f"{kind}_key": store.put_bytes(space, b"media", suffix=suffix) for kind, suffix in suffixes.items()}
    return {**keys, "package": {"sprites.vtt": store.put_bytes(space, b"WEBVTT", suffix="vtt")}}


def photo(side_px: int = 160) -> bytes:
    """A JPEG of noise: a picture, and nobody's."""
    noise = np.random.default_rng(7).integers(0, 255, (side_px, side_px, 3), dtype=np.uint8)
    return reencode(noise)


def _signed_in(person: User) -> str:
    client = Client()
    client.force_login(person)
    return str(client.session.session_key)
