"""Reading the feed: keyset pages by publish sequence, integrity checked again on every page."""

from typing import Any
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Exists, OuterRef, Prefetch, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.selectors import are_parted, parted_from
from common.errors import NotFound, Withdrawn
from common.pages import SIZE, Page, read_page
from feed.models import Comment, Like, Post, Save
from feed.policies import PostPolicy
from generation.links import media_url
from generation.models import Clip
from generation.policies import ClipPolicy
from generation.selectors import withdrawn_in_words
from generation.states import Visibility
from remix.selectors import remix_counts

Viewer = User | AnonymousUser


def visible_posts(viewer: Viewer) -> QuerySet[Post]:
    """Posts `viewer` may see, with all that a card shows; agrees with PostPolicy.view row by row."""
    liked: Any = Value(False)
    if isinstance(viewer, User):
        liked = Exists(Like.objects.filter(post=OuterRef("pk"), person=viewer))
    seen = Exists(Clip.objects.visible_to(viewer).filter(visibility=Visibility.PUBLIC, pk=OuterRef("clip")))
    return (
        Post.objects.filter(seen, hidden=False)
        .annotate(liked=liked)
        .select_related("author", "clip__job")
        .prefetch_related("clip__job__references")
    )


def person_page(person: User, viewer: Viewer, *, cursor: str = "", size: int = SIZE) -> Page[Post]:
    posts = visible_posts(viewer).filter(author=person)
    return read_page(posts, key="sequence", listing=f"person:{person.pk}", cursor=cursor, size=size)


def saved_page(viewer: User, *, cursor: str = "", size: int = SIZE) -> Page[Save]:
    """Saves of posts the viewer may still see, each with `post`; saved last first."""
    saves = Save.objects.filter(Exists(visible_posts(viewer).filter(pk=OuterRef("post"))), person=viewer)
    return read_page(
        saves.prefetch_related(Prefetch("post", visible_posts(viewer))),
        key="pk",
        listing=f"saves:{viewer.pk}",
        cursor=cursor,
        size=size,
    )


def get_post(post_id: UUID, viewer: Viewer) -> Post:
    """Raises NotFound, or Withdrawn to those who could see it before."""
    post = visible_posts(viewer).filter(pk=post_id).first()
    if post is not None:
        return post
    hidden = Post.objects.select_related("clip__job", "author").filter(pk=post_id).first()
    if hidden is not None:
        if hidden.clip.visibility == Visibility.WITHDRAWN and ClipPolicy(viewer).know(hidden.clip):
            raise Withdrawn("clip_withdrawn", withdrawn_in_words(hidden.clip))
        if PostPolicy(viewer).change(hidden):
            raise NotFound("post_hidden", _("You took this post back."))
    raise NotFound("post_not_found", _("There is no such post."))


def get_own(kept: type[Like] | type[Save], post_id: UUID, viewer: User) -> Post:
    """The post of a like or save that stands, which its person can take back even when they may not see the post any
    more; else as get_post.
    """
    own = kept._default_manager.filter(person=viewer, post=post_id).select_related("post").first()
    return own.post if own is not None else get_post(post_id, viewer)


def comments_page(post: Post, viewer: Viewer, *, cursor: str = "", size: int = SIZE) -> Page[Comment]:
    """Those that answer nothing, newest first; each with `answer_count`."""
    answers = _readable(Comment.objects.filter(parent=OuterRef("pk")), viewer).order_by().values("parent")
    number = Subquery(answers.annotate(number=Count("pk")).values("number"))
    comments = _readable(Comment.objects.filter(post=post, parent=None), viewer).select_related("author")
    counted = comments.annotate(answer_count=Coalesce(number, 0))
    return read_page(counted, key="pk", listing=f"comments:{post.pk}", cursor=cursor, size=size)


def answers_page(comment: Comment, viewer: Viewer, *, cursor: str = "", size: int = SIZE) -> Page[Comment]:
    """Newest first. Raises NotFound("comment_not_found") when a block keeps the viewer and its writer apart."""
    if isinstance(viewer, User) and are_parted(viewer, comment.author):
        raise NotFound("comment_not_found", _("There is no such comment."))
    answers = _readable(Comment.objects.filter(parent=comment), viewer).select_related("author")
    return read_page(answers, key="pk", listing=f"answers:{comment.pk}", cursor=cursor, size=size)


def _readable(comments: QuerySet[Comment], viewer: Viewer) -> QuerySet[Comment]:
    there = comments.filter(deleted_at=None)
    return there.exclude(author__in=parted_from(viewer)) if isinstance(viewer, User) else there


def get_comment(comment_id: int, viewer: Viewer) -> Comment:
    found = Comment.objects.select_related("post__clip", "author").filter(pk=comment_id, deleted_at=None).first()
    if found is None or not PostPolicy(viewer).view(found.post):
        raise NotFound("comment_not_found", _("There is no such comment."))
    return found


def post_cards(posts: list[Post], viewer: Viewer) -> list[dict[str, Any]]:
    """What pages and the API show of posts; one query for all of them."""
    counts = remix_counts([post.clip for post in posts], viewer)
    return [_card(post, viewer, counts.get(str(post.clip_id), 0)) for post in posts]


def _card(post: Post, viewer: Viewer, remixes: int) -> dict[str, Any]:
    clip = post.clip
    return {
        "id": str(post.pk),
        "clip_id": str(clip.pk),
        "caption": post.caption,
        "prompt": clip.job.prompt,
        "author": {"username": post.author.username, "name": post.author.shown_name},
        "cast": [reference.handle for reference in clip.job.references.all()],
        "width": clip.width,
        "height": clip.height,
        "duration_ms": clip.duration_ms,
        "video_url": media_url(clip, "video", viewer),
        "poster_url": media_url(clip, "poster", viewer),
        "preview_url": media_url(clip, "preview", viewer),
        "like_count": post.like_count,
        "comment_count": post.comment_count,
        "remix_count": remixes,
        "liked": bool(post.liked),  # type: ignore[attr-defined]
        "created_at": post.created_at,
    }
