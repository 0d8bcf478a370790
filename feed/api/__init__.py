"""The feed over REST."""

from feed.api.comments import CommentsView, CommentView
from feed.api.lists import FollowingView, LatestView, PersonPostsView
from feed.api.posts import LikeView, PostView, PublishView, UnpublishView

__all__ = [
    "CommentView",
    "CommentsView",
    "FollowingView",
    "LatestView",
    "LikeView",
    "PersonPostsView",
    "PostView",
    "PublishView",
    "UnpublishView",
]
