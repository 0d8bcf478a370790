"""Addresses of the feed."""

from django.urls import path

from feed import api, views
from feed.analytics.api import AnalyticsView, LeaderboardView
from feed.events.api import EventsView
from feed.export.api import ExportFileView, ExportView
from feed.export.pages import ask_for_export, export_part

api_urlpatterns = [
    path("feed", api.FeedView.as_view(), name="api-feed"),
    path("feed/latest", api.LatestView.as_view(), name="api-feed-latest"),
    path("feed/following", api.FollowingView.as_view(), name="api-feed-following"),
    path("feed/sessions/<uuid:session_id>/why/<int:position>", api.WhyView.as_view(), name="api-feed-why"),
    path("me/feed/knowledge", api.KnowledgeView.as_view(), name="api-me-feed-knowledge"),
    path("me/feed/reset", api.ResetView.as_view(), name="api-me-feed-reset"),
    path("feed/events", EventsView.as_view(), name="api-feed-events"),
    path("leaderboards/<str:kind>", LeaderboardView.as_view(), name="api-leaderboard"),
    path("me/analytics", AnalyticsView.as_view(), name="api-me-analytics"),
    path("feed/moods", api.MoodsView.as_view(), name="api-feed-moods"),
    path("me/feed/preferences", api.PreferencesView.as_view(), name="api-me-feed-preferences"),
    path("me/feed/steers", api.SteersView.as_view(), name="api-me-feed-steers"),
    path("me/feed/steers/<int:steer_id>", api.SteerView.as_view(), name="api-me-feed-steer"),
    path("search", api.SearchView.as_view(), name="api-search"),
    path("me/saves", api.SavesView.as_view(), name="api-me-saves"),
    path("me/export", ExportView.as_view(), name="api-me-export"),
    path("me/export/file", ExportFileView.as_view(), name="api-me-export-file"),
    path("people/<str:username>/posts", api.PersonPostsView.as_view(), name="api-person-posts"),
    path("posts", api.PublishView.as_view(), name="api-posts"),
    path("posts/<uuid:post_id>", api.PostView.as_view(), name="api-post"),
    path("posts/<uuid:post_id>/unpublish", api.UnpublishView.as_view(), name="api-post-unpublish"),
    path("posts/<uuid:post_id>/like", api.LikeView.as_view(), name="api-post-like"),
    path("posts/<uuid:post_id>/report", api.ReportView.as_view(), name="api-post-report"),
    path("posts/<uuid:post_id>/save", api.SaveView.as_view(), name="api-post-save"),
    path("posts/<uuid:post_id>/share", api.ShareView.as_view(), name="api-post-share"),
    path("posts/<uuid:post_id>/comments", api.CommentsView.as_view(), name="api-post-comments"),
    path("comments/<int:comment_id>/answers", api.AnswersView.as_view(), name="api-comment-answers"),
    path("comments/<int:comment_id>", api.CommentView.as_view(), name="api-comment"),
]

urlpatterns = [
    path("", views.for_you, name="feed"),
    path("following", views.following, name="following"),
    path("latest", views.latest, name="latest"),
    path("top/<str:span>", views.top, name="top"),
    path("cameos", views.cameos, name="cameos"),
    path("moods/<str:tag>", views.mood, name="mood"),
    path("search", views.search, name="search"),
    path("search/clips", views.search_feed, name="search_feed"),
    path("steer", views.steer, name="steer"),
    path("steer/<int:steer_id>", views.change_wish, name="change_wish"),
    path("steer/<int:steer_id>/delete", views.drop_wish, name="drop_wish"),
    path("filters", views.filters, name="filters"),
    path("saved", views.saved, name="saved"),
    path("leaderboards/<str:kind>", views.boards, name="boards"),
    path("analytics", views.analytics, name="analytics"),
    path("about", views.about, name="about"),
    path("settings/feed", views.feed_settings, name="feed_settings"),
    path("settings/feed/forget", views.forget_me, name="forget_me"),
    path("settings/feed/known", views.known_of_me, name="known_of_me"),
    path("settings/export", export_part, name="export"),
    path("settings/export/make", ask_for_export, name="make_export"),
    path("p/<uuid:post_id>", views.post_page, name="post"),
    path("p/<uuid:post_id>/comments", views.comments, name="comments"),
    path("p/<uuid:post_id>/unpublish", views.unpublish, name="unpublish"),
    path("comments/<int:comment_id>/answers", views.answers, name="answers"),
    path("comments/<int:comment_id>/delete", views.delete_comment, name="delete_comment"),
    path("clips/<uuid:clip_id>", views.clip_page, name="clip"),
    path("clips/<uuid:clip_id>/publish", views.publish, name="publish"),
    path("clips/<uuid:clip_id>/remixes", views.remixes, name="remixes"),
    path("clips/<uuid:clip_id>/thread/watch", views.thread_feed, name="thread_feed"),
    path("@<str:username>", views.profile, name="profile"),
    path("@<str:username>/clips", views.person_feed, name="person_feed"),
]
