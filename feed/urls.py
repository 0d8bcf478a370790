"""Addresses of the feed."""

from django.urls import path

from feed import api, views
from feed.export.api import ExportFileView, ExportView
from feed.export.pages import ask_for_export, export_part

api_urlpatterns = [
    path("feed/latest", api.LatestView.as_view(), name="api-feed-latest"),
    path("feed/following", api.FollowingView.as_view(), name="api-feed-following"),
    path("me/export", ExportView.as_view(), name="api-me-export"),
    path("me/export/file", ExportFileView.as_view(), name="api-me-export-file"),
    path("people/<str:username>/posts", api.PersonPostsView.as_view(), name="api-person-posts"),
    path("posts", api.PublishView.as_view(), name="api-posts"),
    path("posts/<uuid:post_id>", api.PostView.as_view(), name="api-post"),
    path("posts/<uuid:post_id>/unpublish", api.UnpublishView.as_view(), name="api-post-unpublish"),
    path("posts/<uuid:post_id>/like", api.LikeView.as_view(), name="api-post-like"),
    path("posts/<uuid:post_id>/comments", api.CommentsView.as_view(), name="api-post-comments"),
    path("comments/<int:comment_id>", api.CommentView.as_view(), name="api-comment"),
]

urlpatterns = [
    path("", views.latest, name="feed"),
    path("following", views.following, name="following"),
    path("about", views.about, name="about"),
    path("settings/export", export_part, name="export"),
    path("settings/export/make", ask_for_export, name="make_export"),
    path("p/<uuid:post_id>", views.post_page, name="post"),
    path("p/<uuid:post_id>/comments", views.comments, name="comments"),
    path("p/<uuid:post_id>/unpublish", views.unpublish, name="unpublish"),
    path("comments/<int:comment_id>/delete", views.delete_comment, name="delete_comment"),
    path("clips/<uuid:clip_id>", views.clip_page, name="clip"),
    path("clips/<uuid:clip_id>/publish", views.publish, name="publish"),
    path("clips/<uuid:clip_id>/remixes", views.remixes, name="remixes"),
    path("@<str:username>", views.profile, name="profile"),
]
