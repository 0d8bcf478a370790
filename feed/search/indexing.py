"""Posts into the index and out of it."""

from collections.abc import Collection
from uuid import UUID

from django.db import connection, transaction

from accounts.models import User
from feed.models import Post, PostWords
from feed.search.documents import document


def index(post: Post) -> None:
    """Inside the transaction that shows the post, once its tags stand: it is found from the commit on. Again is
    harmless; a hidden post is taken out.
    """
    index_all([post.pk])


def index_all(post_ids: Collection[UUID]) -> int:
    """Anew, in one transaction; how many of them are live and so in the index."""
    posts = Post.objects.filter(pk__in=post_ids, hidden=False).select_related("author", "clip__job")
    rows = [_row(post) for post in posts.prefetch_related("clip__job__references")]
    with transaction.atomic():
        PostWords.objects.filter(post__in=post_ids).delete()
        PostWords.objects.bulk_create(rows)
    return len(rows)


def _row(post: Post) -> PostWords:
    job = post.clip.job
    people = [post.author.username, *(reference.handle for reference in job.references.all())]
    words = document(tags=post.tags, people=people, caption=post.caption, prompt=job.prompt)
    return PostWords(sequence=post.sequence, post=post, words=words)


def remove(clip_ids: Collection[UUID]) -> None:
    """Inside the transaction that hides the posts of these clips."""
    PostWords.objects.filter(post__clip__in=clip_ids).delete()


def remove_author(author: User) -> None:
    PostWords.objects.filter(post__author=author).delete()


def settle() -> None:
    """After very many changes at once: folds what the index put aside into its order, so that a look-up is one walk."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT gin_clean_pending_list('words_document')")
        else:
            cursor.execute("INSERT INTO feed_wordindex(feed_wordindex) VALUES ('optimize')")
