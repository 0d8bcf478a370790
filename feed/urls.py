"""Addresses of the feed."""

from django.urls import path

from feed import api

api_urlpatterns = [
    path("feed/latest", api.LatestView.as_view(), name="api-feed-latest"),
    path("feed/following", api.FollowingView.as_view(), name="api-feed-following"),
    path("people/<str:username>/posts", api.PersonPostsView.as_view(), name="api-person-posts"),
    path("posts", api.PublishView.as_view(), name="api-posts"),
    path("posts/<uuid:post_id>", api.PostView.as_view(), name="api-post"),
    path("posts/<uuid:post_id>/unpublish", api.UnpublishView.as_view(), name="api-post-unpublish"),
    path("posts/<uuid:post_id>/like", api.LikeView.as_view(), name="api-post-like"),
    path("posts/<uuid:post_id>/comments", api.CommentsView.as_view(), name="api-post-comments"),
    path("comments/<int:comment_id>", api.CommentView.as_view(), name="api-comment"),
]

urlpatterns: list = []
