"""Who sees a post and who may change it. A post is seen exactly when its clip is and it is not hidden."""

from django.contrib.auth.models import AnonymousUser

from accounts.models import User
from common.decisions import YES, Decision, no
from feed.models import Comment, Post
from generation.policies import ClipPolicy
from generation.states import Visibility


class PostPolicy:
    def __init__(self, viewer: User | AnonymousUser) -> None:
        self.viewer = viewer

    def view(self, post: Post) -> Decision:
        if post.hidden or post.clip.visibility != Visibility.PUBLIC:
            return no("not_found")
        return ClipPolicy(self.viewer).view(post.clip)

    def change(self, post: Post) -> Decision:
        return YES if post.author_id == self.viewer.pk else no("not_yours")


class CommentPolicy:
    """The writer, the author of the post and staff may delete a comment."""

    def __init__(self, actor: User) -> None:
        self.actor = actor

    def delete(self, comment: Comment) -> Decision:
        mine = self.actor.pk in (comment.author_id, comment.post.author_id)
        return YES if mine or self.actor.is_staff else no("not_yours")
