"""Publishing and taking part. Publishing is gate 4: consent is asked under the likeness rows' lock."""

from dataclasses import replace
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.selectors import are_parted
from accounts.services import notify
from cameo.services import ask, hold_still, refuse_or_ask
from cameo.states import Gate
from common.clock import now
from common.errors import Conflict, Forbidden, Invalid, NotFound
from common.text import storable
from feed.models import Comment, Like, Post, PublishSequence
from feed.policies import CommentPolicy, PostPolicy
from generation.models import Clip
from generation.purposes import to_publish
from generation.selectors import depicted
from generation.services import set_visibility
from generation.states import Visibility

MOST_COMMENT_LETTERS = 500


def publish(actor: User, clip: Clip, *, caption: str = "") -> Post:
    """Makes a draft public, or a hidden post of it visible again.

    Raises Forbidden with the consent rule's code (the refusal stays on record), Conflict("already_published").
    """
    if clip.owner_id != actor.pk:
        raise Forbidden("not_yours", _("Only its owner can publish a clip."))
    purpose = to_publish(clip.job, clip=clip.pk, caption=caption)
    with transaction.atomic():
        likenesses = hold_still([likeness.pk for likeness in depicted(clip)])
        answers = ask(actor, likenesses, gate=Gate.PUBLISH, job_id=clip.job_id, purpose=purpose)
        allowed = all(answers)
        if allowed:
            post = _make_visible(clip, caption)
    if not allowed:
        refuse_or_ask(actor, answers, replace(purpose, gate=Gate.PUBLISH))
    for likeness in likenesses:
        if likeness.owner_id != actor.pk:
            notify(likeness.owner, "likeness_published", actor=actor, post=str(post.pk))
    return post


def _make_visible(clip: Clip, caption: str) -> Post:
    clip = Clip.objects.select_for_update().get(pk=clip.pk)
    if clip.visibility != Visibility.DRAFT:
        raise Conflict("already_published", _("This clip is not a draft any more."))
    set_visibility(clip, Visibility.PUBLIC)
    sequence = _next_sequence()
    post, made = Post.objects.get_or_create(
        clip=clip, defaults={"author_id": clip.owner_id, "caption": caption, "sequence": sequence}
    )
    if not made:
        Post.objects.filter(pk=post.pk).update(hidden=False, caption=caption, sequence=sequence)
        post.refresh_from_db()
    return post


def _next_sequence() -> int:
    """The row's lock is held to the commit: numbers become visible in their own order."""
    PublishSequence.objects.get_or_create(pk=1)
    PublishSequence.objects.filter(pk=1).update(last=F("last") + 1)
    return PublishSequence.objects.get(pk=1).last


def unpublish(actor: User, post: Post) -> None:
    """Back to a draft: dark at once, links signed before are void."""
    if not (decision := PostPolicy(actor).change(post)):
        raise Forbidden(decision.reason, _("Only its author can take a post back."))
    with transaction.atomic():
        clip = Clip.objects.select_for_update().get(pk=post.clip_id)
        if clip.visibility != Visibility.PUBLIC:
            raise Conflict("not_published", _("This clip is not public."))
        set_visibility(clip, Visibility.DRAFT)
        hide([clip.pk])


def hide(clip_ids: list[UUID]) -> None:
    """Called inside the transaction that makes the clips dark."""
    Post.objects.filter(clip__in=clip_ids).update(hidden=True)


def like(actor: User, post: Post) -> None:
    """Idempotent."""
    try:
        with transaction.atomic():
            Like.objects.create(post=post, person=actor)
            Post.objects.filter(pk=post.pk).update(like_count=F("like_count") + 1)
    except IntegrityError:
        return
    if post.author_id != actor.pk:
        notify(post.author, "liked", actor=actor, post=str(post.pk))


def unlike(actor: User, post: Post) -> None:
    """Idempotent."""
    with transaction.atomic():
        gone, _kinds = Like.objects.filter(post=post, person=actor).delete()
        if gone:
            Post.objects.filter(pk=post.pk).update(like_count=F("like_count") - 1)


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


def forget_person(user: User) -> None:
    """Their account closes: what they wrote and liked goes. Inside the transaction; empty rows hold their place."""
    written = Comment.objects.filter(author=user)
    for post_id in written.filter(deleted_at=None).values_list("post_id", flat=True):
        Post.objects.filter(pk=post_id).update(comment_count=F("comment_count") - 1)
    written.filter(deleted_at=None).update(deleted_at=now())
    written.update(text="")
    liked = Like.objects.filter(person=user)
    Post.objects.filter(pk__in=liked.values("post")).update(like_count=F("like_count") - 1)
    liked.delete()
    Post.objects.filter(author=user).update(caption="")
