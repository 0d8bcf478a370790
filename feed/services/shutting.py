"""Posts of people who are shut out of their account, and let in again.

A post is hidden while its clip is not public, or while its author is shut out. So who comes back shows again what
nothing else keeps away: what they took back themselves, a person in it withdrew, or moderators took down stays away.
"""

from uuid import UUID

from django.db import transaction

from accounts.models import User
from common.commits import after_commit
from feed.models import Post
from feed.services.publishing import hide, show
from generation.models import Clip
from generation.states import Visibility

AT_ONCE = 1000


def follow_account(author: User) -> None:
    """In the transaction that changed the account, where there is one: it hides with it. Showing comes after the
    commit, a post at a time; what a crash leaves hidden then, saving the person again shows.
    """
    if author.is_active:
        after_commit(_show_again, author.pk)
        return
    with transaction.atomic():
        shown = list(Post.objects.filter(author=author, hidden=False).order_by("pk").values_list("clip", flat=True))
        for start in range(0, len(shown), AT_ONCE):
            hide(shown[start : start + AT_ONCE])


def _show_again(author: int) -> None:
    hidden = Post.objects.filter(author=author, hidden=True, clip__visibility=Visibility.PUBLIC)
    for post_id, clip_id in hidden.order_by("sequence").values_list("pk", "clip"):
        _show(author, post_id, clip_id)


def _show(author: int, post_id: UUID, clip_id: UUID) -> None:
    """Person, clip, post are locked in this order, as where an account closes: what changed meanwhile is seen."""
    with transaction.atomic():
        here = User.objects.select_for_update(no_key=True).filter(pk=author, is_active=True).exists()
        clip = Clip.objects.select_for_update(no_key=True).filter(pk=clip_id, visibility=Visibility.PUBLIC).first()
        if not here or clip is None:
            return
        post = Post.objects.select_for_update(no_key=True).filter(pk=post_id, hidden=True).first()
        if post is not None:
            show(post, clip)
