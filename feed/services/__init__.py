"""What people do to the feed."""

from feed.services.comments import MOST_COMMENT_LETTERS, comment, delete_comment
from feed.services.describing import show_anew
from feed.services.leaving import forget_person
from feed.services.publishing import hide, publish, unpublish
from feed.services.reactions import like, unlike

__all__ = [
    "MOST_COMMENT_LETTERS",
    "comment",
    "delete_comment",
    "forget_person",
    "hide",
    "like",
    "publish",
    "show_anew",
    "unlike",
    "unpublish",
]
