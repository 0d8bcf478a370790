"""Pages of the feed, of posts and of people."""

from feed.views.about import about
from feed.views.analytics import analytics
from feed.views.boards import boards
from feed.views.comments import answers, comments, delete_comment
from feed.views.feeds import cameos, following, for_you, latest, mood, person_feed, search_feed, thread_feed, top
from feed.views.filters import filters
from feed.views.posts import clip_page, post_page, publish, unpublish
from feed.views.profiles import profile
from feed.views.saves import saved
from feed.views.search import search
from feed.views.settings import feed_settings, forget_me, known_of_me
from feed.views.steering import change_wish, drop_wish, steer
from feed.views.threads import remixes

__all__ = [
    "about",
    "analytics",
    "answers",
    "boards",
    "cameos",
    "change_wish",
    "clip_page",
    "comments",
    "delete_comment",
    "drop_wish",
    "feed_settings",
    "filters",
    "following",
    "for_you",
    "forget_me",
    "known_of_me",
    "latest",
    "mood",
    "person_feed",
    "post_page",
    "profile",
    "publish",
    "remixes",
    "saved",
    "search",
    "search_feed",
    "steer",
    "thread_feed",
    "top",
    "unpublish",
]
