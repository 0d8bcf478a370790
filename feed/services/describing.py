"""What lists filter a post by, read from its clip: kept beside it, true in the transaction that shows it."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, F, Func, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from accounts.models import User
from common.clock import now
from common.commits import after_commit
from feed.hotness import hot
from feed.language import language_of
from feed.models import Post, PostStat, PostTag
from feed.tags import tags_of
from generation.models import Clip, JobReference
from remix.models import Lineage

AT_ONCE = 1000


def describe(post: Post, clip: Clip) -> None:
    """Fills the columns that stem from the clip and its caption, `PostTag` and the row of `PostStat`. Inside the
    transaction, with the clip locked.
    """
    edge = Lineage.objects.filter(job=clip.job_id).first()
    post.thread = edge.root_id if edge else clip.pk
    post.remix = edge is not None
    post.people = JobReference.objects.filter(job=clip.job_id).exists()
    post.language = language_of(clip.job.prompt)
    post.duration_ms = clip.duration_ms
    post.tags = tags_of(post.caption, clip.job.storyboard)
    post.save(update_fields=["thread", "remix", "people", "language", "duration_ms", "tags"])
    PostTag.objects.filter(post=post).delete()
    PostTag.objects.bulk_create(PostTag(post=post, tag=tag, sequence=post.sequence) for tag in post.tags)
    made_at = post.created_at
    begun = {"updated_at": now(), "hot": hot(0, made_at), "published_at": made_at, "day": made_at.date()}
    _stat, made = PostStat.objects.get_or_create(post=post, defaults=begun)
    if not made:
        PostStat.objects.filter(post=post).update(eligible=True)


def count_remixes(clip_ids: Sequence[UUID]) -> None:
    """Counts anew the live remixes of whatever these clips were made from. Inside the transaction that changed their
    posts; a row that somebody else holds right now is counted after the commit, since waiting here could end in a
    deadlock with people who leave a thread at the same time. What a crash loses then, count_missed finds.
    """
    parents = Lineage.objects.filter(job__clip__in=clip_ids).values("parent")
    wanted = set(Post.objects.filter(clip__in=parents).values_list("pk", flat=True))
    if not wanted:
        return
    free = Post.objects.filter(pk__in=wanted).select_for_update(skip_locked=True, no_key=True)
    held = set(free.values_list("pk", flat=True))
    _count(held)
    if later := wanted - held:
        after_commit(_count_alone, later)


def count_missed() -> int:
    """Posts whose remixes are counted wrong; how many that were. Safe to run twice, at once too."""
    told = Post.objects.filter(Q(remix_count__gt=0) | Exists(Lineage.objects.filter(parent=OuterRef("clip"))))
    wrong = told.exclude(remix_count=Coalesce(Subquery(_live()), 0)).order_by("pk")
    missed = set(wrong.values_list("pk", flat=True)[:AT_ONCE])
    if missed:
        _count_alone(missed)
    return len(missed)


def _count_alone(post_ids: set[UUID]) -> None:
    with transaction.atomic():
        held = Post.objects.filter(pk__in=post_ids).order_by("pk").select_for_update(no_key=True)
        _count(set(held.values_list("pk", flat=True)))


def _count(post_ids: set[UUID]) -> None:
    """In a statement of its own, after the rows are locked: it sees what was committed while waiting for them."""
    Post.objects.filter(pk__in=post_ids).update(remix_count=Coalesce(Subquery(_live()), 0))


def _live() -> QuerySet[Post, Any]:
    """How many live posts were made from the one outside."""
    live = Post.objects.filter(hidden=False, clip__job__lineage__parent=OuterRef("clip")).order_by()
    return live.annotate(number=Func(F("pk"), function="COUNT")).values("number")


def show_anew(author: User) -> None:
    """Their name or picture changed: every card of theirs is another one. Inside the transaction."""
    Post.objects.filter(author=author).update(version=F("version") + 1)
