"""Posts without files, many and quick: what serving reads is there, what rendering would make is not."""

import random
from datetime import timedelta

from accounts.models import User
from common.clock import now
from feed.models import Post, PostCast, PostStat, PostTag, PublishSequence
from generation.models import Clip, Job
from generation.states import JobState, Visibility
from tests.factories import UserFactory

LANGUAGES = ("en", "zh", "")


def people(number: int) -> list[User]:
    return [UserFactory() for _ in range(number)]


def publish_many(authors: list[User], number: int, *, seed: int = 0) -> list[Post]:
    """Oldest first, spread over three days, by authors in turn; every third a remix, every fourth with a person."""
    dice = random.Random(seed)
    jobs = [
        Job(
            owner=authors[at % len(authors)],
            engine="studio",
            prompt="a wave",
            width=360,
            height=640,
            num_frames=60,
            seed=at,
            price=2,
            state=JobState.READY,
        )
        for at in range(number)
    ]
    Job.objects.bulk_create(jobs, batch_size=500)
    clips = [
        Clip(
            job=job,
            owner=job.owner,
            visibility=Visibility.PUBLIC,
            was_public=True,
            width=360,
            height=640,
            duration_ms=dice.choice((2000, 6000, 12000)),
        )
        for job in jobs
    ]
    Clip.objects.bulk_create(clips, batch_size=500)
    row, _made = PublishSequence.objects.get_or_create(pk=1)
    posts = [
        Post(
            clip=clip,
            author=clip.owner,
            sequence=row.last + at + 1,
            thread=clip.pk if at % 3 else clips[0].pk,
            remix=at % 3 == 0,
            people=at % 4 == 0,
            language=LANGUAGES[at % 3],
            duration_ms=clip.duration_ms,
            tags=["wave"] if at % 2 else [],
        )
        for at, clip in enumerate(clips)
    ]
    Post.objects.bulk_create(posts, batch_size=500)
    PublishSequence.objects.filter(pk=1).update(last=row.last + number)
    begun = now() - timedelta(days=3)
    for at, post in enumerate(posts):
        post.created_at = begun + timedelta(days=3) * (at + 1) / (number + 1)
    Post.objects.bulk_update(posts, ["created_at"], batch_size=500)
    PostStat.objects.bulk_create(
        (
            PostStat(
                post=post,
                hot=dice.random() * 20,
                credit=dice.random() * 9,
                published_at=post.created_at,
                day=post.created_at.date(),
                updated_at=now(),
            )
            for post in posts
        ),
        batch_size=500,
    )
    tags = (PostTag(post=post, tag="wave", sequence=post.sequence) for post in posts if post.tags)
    PostTag.objects.bulk_create(tags, batch_size=500)
    cast = (PostCast(post=post, person=post.author, sequence=post.sequence) for post in posts if post.people)
    PostCast.objects.bulk_create(cast, batch_size=500)
    return posts
