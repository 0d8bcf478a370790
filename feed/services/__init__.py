"""What people do to the feed."""

from feed.services.comments import MOST_COMMENT_LETTERS, comment, delete_comment
from feed.services.describing import show_anew
from feed.services.leaving import forget_person
from feed.services.publishing import hide, publish, unpublish
from feed.services.reactions import like, report, save, share, unlike, unsave
from feed.services.shutting import follow_account
from feed.services.taste import reset_feed
from feed.services.wishing import ask_for, change_wish, drop_wish, prefer

__all__ = [
    "MOST_COMMENT_LETTERS",
    "ask_for",
    "change_wish",
    "comment",
    "delete_comment",
    "drop_wish",
    "follow_account",
    "forget_person",
    "hide",
    "like",
    "prefer",
    "publish",
    "report",
    "reset_feed",
    "save",
    "share",
    "show_anew",
    "unlike",
    "unpublish",
    "unsave",
]
