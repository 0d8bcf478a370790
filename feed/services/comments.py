"""Comments."""

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.selectors import are_parted
from accounts.services import notify
from common.clock import now
from common.errors import Forbidden, Invalid, NotFound
from common.text import storable
from feed.models import Comment, Post
from feed.policies import CommentPolicy

MOST_COMMENT_LETTERS = 500


def comment(actor: User, post: Post, text: str) -> Comment:
    """Raises Invalid("comment_empty" | "comment_too_long" | "text_not_storable")."""
    text = text.strip()
    if not text:
        raise Invalid("comment_empty", _("Write something first."))
    if len(text) > MOST_COMMENT_LETTERS:
        raise Invalid("comment_too_long", _("At most 500 letters."))
    if not storable(text):
        raise Invalid("text_not_storable", _("This text holds characters that can not be kept."))
    with transaction.atomic():
        made = Comment.objects.create(post=post, author=actor, text=text)
        Post.objects.filter(pk=post.pk).update(comment_count=F("comment_count") + 1)
    if post.author_id != actor.pk:
        notify(post.author, "commented", actor=actor, post=str(post.pk))
    return made


def delete_comment(actor: User, made: Comment) -> None:
    if are_parted(actor, made.author) and not CommentPolicy(actor).delete(made):
        raise NotFound("comment_not_found", _("There is no such comment."))
    if not (decision := CommentPolicy(actor).delete(made)):
        raise Forbidden(decision.reason, _("Only its writer or the author of the post can delete a comment."))
    with transaction.atomic():
        if Comment.objects.filter(pk=made.pk, deleted_at=None).update(deleted_at=now()):
            Post.objects.filter(pk=made.post_id).update(comment_count=F("comment_count") - 1)
