"""Rows of the feed."""

from feed.models.engagement import Comment, Like, Save
from feed.models.export import Export, ExportState
from feed.models.posts import Post, PostTag, PublishSequence
from feed.models.ranker import RankerSnapshot, TasteModel
from feed.models.sessions import FeedSession
from feed.models.stats import PostStat
from feed.models.taste import Affinity, AffinityKind, FeedPreference, Seen, Steer
from feed.models.words import PostWords, WordModel

__all__ = [
    "Affinity",
    "AffinityKind",
    "Comment",
    "Export",
    "ExportState",
    "FeedPreference",
    "FeedSession",
    "Like",
    "Post",
    "PostStat",
    "PostTag",
    "PostWords",
    "PublishSequence",
    "RankerSnapshot",
    "Save",
    "Seen",
    "Steer",
    "TasteModel",
    "WordModel",
]
