"""Rows for tests, as the services would leave them."""

from datetime import date
from typing import Any

import factory
from factory.django import DjangoModelFactory

from accounts.models import User
from cameo.models import Likeness
from cameo.states import LikenessState, Tier
from feed.models import Post, PublishSequence
from generation.models import Clip, Job, JobReference
from generation.states import JobState, Visibility


class UserFactory(DjangoModelFactory[User]):
    class Meta:
        model = User

    username = factory.Sequence(lambda n: f"person{n}")
    email = factory.LazyAttribute(lambda user: f"{user.username}@example.com")
    birth_date = date(1990, 1, 1)


class LikenessFactory(DjangoModelFactory[Likeness]):
    """An active likeness that may be shown to anyone, without files."""

    class Meta:
        model = Likeness

    owner = factory.SubFactory(UserFactory)
    handle = factory.LazyAttribute(lambda likeness: likeness.owner.username)
    state = LikenessState.ACTIVE
    tier = Tier.REVIEWED


def refer(job: Job, likenesses: list[Likeness] | None) -> None:
    """Puts people into a job, as if each had consented now."""
    for likeness in likenesses or ():
        JobReference.objects.create(job=job, likeness=likeness, epoch=likeness.epoch, handle=likeness.handle)


class JobFactory(DjangoModelFactory[Job]):
    class Meta:
        model = Job
        skip_postgeneration_save = True

    owner = factory.SubFactory(UserFactory)
    engine = "studio"
    prompt = "somebody waves on the beach"
    width = 360
    height = 640
    num_frames = 60
    seed = 7
    price = 2

    @factory.post_generation
    def cast(self, create: bool, likenesses: list[Likeness] | None, **_: Any) -> None:
        refer(self, likenesses)


class ClipFactory(DjangoModelFactory[Clip]):
    """A draft, without files. Use `cast=[likeness]` for people in it."""

    class Meta:
        model = Clip
        skip_postgeneration_save = True

    owner = factory.SubFactory(UserFactory)
    job = factory.SubFactory(JobFactory, owner=factory.SelfAttribute("..owner"), state=JobState.READY)
    width = 360
    height = 640
    duration_ms = 2000

    @factory.post_generation
    def cast(self, create: bool, likenesses: list[Likeness] | None, **_: Any) -> None:
        refer(self.job, likenesses)


class PostFactory(DjangoModelFactory[Post]):
    """A public post; `sequence` counts on from the last."""

    class Meta:
        model = Post
        skip_postgeneration_save = True

    author = factory.SubFactory(UserFactory)
    clip = factory.SubFactory(
        ClipFactory,
        owner=factory.SelfAttribute("..author"),
        visibility=Visibility.PUBLIC,
        was_public=True,
    )

    @factory.lazy_attribute
    def sequence(self) -> int:
        row, _made = PublishSequence.objects.get_or_create(pk=1)
        row.last += 1
        row.save()
        return row.last

    @factory.post_generation
    def cast(self, create: bool, likenesses: list[Likeness] | None, **_: Any) -> None:
        refer(self.clip.job, likenesses)
