"""The feed over REST."""

from feed.api.comments import AnswersView, CommentsView, CommentView
from feed.api.feed import FeedView
from feed.api.knowing import KnowledgeView, ResetView, WhyView
from feed.api.lists import FollowingView, LatestView, PersonPostsView
from feed.api.posts import LikeView, PostView, PublishView, UnpublishView
from feed.api.reactions import ReportView, SavesView, SaveView, ShareView

__all__ = [
    "AnswersView",
    "CommentView",
    "CommentsView",
    "FeedView",
    "FollowingView",
    "KnowledgeView",
    "LatestView",
    "LikeView",
    "PersonPostsView",
    "PostView",
    "PublishView",
    "ReportView",
    "ResetView",
    "SaveView",
    "SavesView",
    "ShareView",
    "UnpublishView",
    "WhyView",
]
