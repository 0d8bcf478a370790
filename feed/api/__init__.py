"""The feed over REST."""

from feed.api.comments import AnswersView, CommentsView, CommentView
from feed.api.feed import FeedView
from feed.api.knowing import KnowledgeView, ResetView, WhyView
from feed.api.lists import FollowingView, LatestView, PersonPostsView
from feed.api.posts import LikeView, PostView, PublishView, UnpublishView
from feed.api.preferences import PreferencesView
from feed.api.reactions import ReportView, SavesView, SaveView, ShareView
from feed.api.searching import MoodsView, SearchView
from feed.api.steers import SteersView, SteerView

__all__ = [
    "AnswersView",
    "CommentView",
    "CommentsView",
    "FeedView",
    "FollowingView",
    "KnowledgeView",
    "LatestView",
    "LikeView",
    "MoodsView",
    "PersonPostsView",
    "PostView",
    "PreferencesView",
    "PublishView",
    "ReportView",
    "ResetView",
    "SaveView",
    "SavesView",
    "SearchView",
    "ShareView",
    "SteerView",
    "SteersView",
    "UnpublishView",
    "WhyView",
]
