"""Rows of the feed."""

from feed.models.analytics import Leader, PostDay
from feed.models.cast import PostCast
from feed.models.engagement import Comment, Like, Save
from feed.models.events import Event, EventMark
from feed.models.export import Export, ExportState
from feed.models.posts import Post, PostTag, PublishSequence
from feed.models.ranker import RankerSnapshot, TasteModel
from feed.models.sessions import FeedSession
from feed.models.stats import PostStat
from feed.models.taste import Affinity, AffinityKind, FeedPreference, Seen, Steer
from feed.models.viewings import Viewing
from feed.models.words import PostWords, WordModel

__all__ = [
    "Affinity",
    "AffinityKind",
    "Comment",
    "Event",
    "EventMark",
    "Export",
    "ExportState",
    "FeedPreference",
    "FeedSession",
    "Leader",
    "Like",
    "Post",
    "PostCast",
    "PostDay",
    "PostStat",
    "PostTag",
    "PostWords",
    "PublishSequence",
    "RankerSnapshot",
    "Save",
    "Seen",
    "Steer",
    "TasteModel",
    "Viewing",
    "WordModel",
]
