"""Posts that are searched, and a process that has learnt nothing yet."""

from collections.abc import Callable, Iterator

import pytest

from feed.models import Post, PostTag
from feed.search import index, learnt
from tests.factories import PostFactory

Say = Callable[..., Post]


@pytest.fixture(autouse=True)
def _nothing_learnt() -> Iterator[None]:
    learnt.forget()
    yield
    learnt.forget()


@pytest.fixture
def say(db) -> Say:  # type: ignore[no-untyped-def]
    """A live post with this caption, in the index as publishing leaves it."""

    def made(caption: str = "", *, prompt: str = "", tags: tuple[str, ...] = (), **fields: object) -> Post:
        post: Post = PostFactory(caption=caption, clip__job__prompt=prompt, tags=list(tags), **fields)
        if not post.hidden:
            PostTag.objects.bulk_create(PostTag(post=post, tag=tag, sequence=post.sequence) for tag in tags)
        index(post)
        return post

    return made
