"""Into public and back. Publishing is gate 4: consent is asked under the likeness rows' lock."""

from dataclasses import replace
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.services import notify
from cameo.services import ask, hold_still, refuse_or_ask
from cameo.states import Gate
from common.errors import Conflict, Forbidden
from feed.events import record_remix
from feed.events.holding import hold_posts
from feed.models import Post, PostStat, PostTag, PublishSequence
from feed.policies import PostPolicy
from feed.search import index, remove
from feed.services.casting import drop_cast, note_cast
from feed.services.describing import count_remixes, describe
from generation.models import Clip
from generation.purposes import to_publish
from generation.selectors import depicted
from generation.services import set_visibility
from generation.states import Visibility
from remix.services import check_publish


def publish(actor: User, clip: Clip, *, caption: str = "") -> Post:
    """Makes a draft public, or a hidden post of it visible again, at its old place in the lists.

    Raises Forbidden with the code of the terms or of the consent rule that stands against it (the refusal of consent
    stays on record), Conflict("already_published").
    """
    if clip.owner_id != actor.pk:
        raise Forbidden("not_yours", _("Only its owner can publish a clip."))
    check_publish(clip, caption=caption)
    purpose = to_publish(clip.job, clip=clip.pk, caption=caption)
    with transaction.atomic():
        if not User.objects.select_for_update(no_key=True).filter(pk=actor.pk, is_active=True).exists():
            raise Forbidden("account_closed", _("This account is closed."))
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
    post = Post.objects.filter(clip=clip).first()
    if post is not None:
        Post.objects.filter(pk=post.pk).update(caption=caption)
        show(post, clip)
        return post
    post = Post.objects.create(clip=clip, author_id=clip.owner_id, caption=caption, sequence=_next_sequence())
    _into_lists(post, clip)
    record_remix(post)
    return post


def show(post: Post, clip: Clip) -> None:
    """A hidden post again, where it stood: what was made long ago is not new because it was away. Inside the
    transaction, with the clip locked.
    """
    Post.objects.filter(pk=post.pk).update(hidden=False, version=F("version") + 1)
    post.refresh_from_db()
    _into_lists(post, clip)


def _into_lists(post: Post, clip: Clip) -> None:
    describe(post, clip)
    index(post)
    note_cast(post)
    count_remixes([clip.pk])


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
        set_visibility(clip, Visibility.DRAFT, actor=actor)
        hide([clip.pk])


def hide(clip_ids: list[UUID]) -> None:
    """Called inside the transaction that makes the clips dark. Posts are locked in the order in which counting does."""
    hold_posts(list(Post.objects.filter(clip__in=clip_ids).values_list("pk", flat=True)))
    Post.objects.filter(clip__in=clip_ids).update(hidden=True)
    PostStat.objects.filter(post__clip__in=clip_ids).update(eligible=False)
    PostTag.objects.filter(post__clip__in=clip_ids).delete()
    remove(clip_ids)
    drop_cast(clip_ids)
    count_remixes(clip_ids)
