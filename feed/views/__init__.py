"""Pages of the feed, of posts and of people."""

from feed.views.about import about
from feed.views.comments import comments, delete_comment
from feed.views.feeds import following, latest
from feed.views.posts import clip_page, post_page, publish, unpublish
from feed.views.profiles import profile
from feed.views.threads import remixes

__all__ = [
    "about",
    "clip_page",
    "comments",
    "delete_comment",
    "following",
    "latest",
    "post_page",
    "profile",
    "publish",
    "remixes",
    "unpublish",
]
