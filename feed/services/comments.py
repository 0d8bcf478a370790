"""Comments and answers to them: threads have one level."""

from django.db import transaction
from django.db.models import Count, F, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.selectors import are_parted
from accounts.states import NoticeKind
from common.clock import now
from common.errors import Forbidden, Invalid, NotFound
from common.text import storable
from feed import events
from feed.models import Comment, Post
from feed.policies import CommentPolicy
from feed.services.telling import tell
from feed.states import EventKind

MOST_COMMENT_LETTERS = 500


def comment(actor: User, post: Post, text: str, *, answers: Comment | None = None) -> Comment:
    """`answers` is a comment on the same post; an answer to an answer stands under the comment which that answers.

    Raises Invalid("comment_empty" | "comment_too_long" | "text_not_storable"), NotFound("comment_not_found") for a
    comment that is gone, of another post, or of somebody whom a block keeps apart.
    """
    text = text.strip()
    if not text:
        raise Invalid("comment_empty", _("Write something first."))
    if len(text) > MOST_COMMENT_LETTERS:
        raise Invalid("comment_too_long", _("At most 500 letters."))
    if not storable(text):
        raise Invalid("text_not_storable", _("This text holds characters that can not be kept."))
    with transaction.atomic():
        parent = _hold_parent(actor, post, answers)
        made = Comment.objects.create(post=post, author=actor, text=text, parent=parent)
        Post.objects.filter(pk=post.pk).update(comment_count=F("comment_count") + 1)
        events.record(actor, EventKind.COMMENT, post)
    if answers is not None and answers.author_id != actor.pk:
        tell(answers.author, NoticeKind.ANSWERED, actor=actor, post=post)
    if post.author_id not in (actor.pk, answers.author_id if answers else None):
        tell(post.author, NoticeKind.COMMENTED, actor=actor, post=post)
    return made


def _hold_parent(actor: User, post: Post, answers: Comment | None) -> Comment | None:
    """Its row is held: whoever deletes it meanwhile takes the answer along, or comes first."""
    if answers is None:
        return None
    place = answers.parent_id or answers.pk
    parent = Comment.objects.select_for_update().filter(pk=place, post=post, deleted_at=None).first()
    if parent is None or answers.deleted_at is not None or are_parted(actor, answers.author):
        raise NotFound("comment_not_found", _("There is no such comment."))
    return parent


def delete_comment(actor: User, made: Comment) -> None:
    """Its answers go with it."""
    if are_parted(actor, made.author) and not CommentPolicy(actor).delete(made):
        raise NotFound("comment_not_found", _("There is no such comment."))
    if not (decision := CommentPolicy(actor).delete(made)):
        raise Forbidden(decision.reason, _("Only its writer or the author of the post can delete a comment."))
    with transaction.atomic():
        take_away(Comment.objects.filter(pk=made.pk))


def take_away(comments: QuerySet[Comment]) -> None:
    """With their answers. Inside a transaction, under the rows' locks."""
    asked = list(comments.select_for_update().filter(deleted_at=None).values_list("pk", flat=True))
    there = Comment.objects.filter(deleted_at=None)
    answers = list(there.select_for_update().filter(parent__in=asked).values_list("pk", flat=True))
    going = there.filter(pk__in={*asked, *answers})
    counts = list(going.order_by("post").values("post").annotate(number=Count("pk")).values_list("post", "number"))
    going.update(deleted_at=now())
    for post_id, number in counts:
        Post.objects.filter(pk=post_id).update(comment_count=F("comment_count") - number)
