"""Addresses of remixes."""

from django.urls import path

from remix import api, views

api_urlpatterns = [
    path("clips/<uuid:clip_id>/remix", api.RemixView.as_view(), name="api-clip-remix"),
    path("clips/<uuid:clip_id>/remix/kinds", api.KindsView.as_view(), name="api-clip-remix-kinds"),
    path("clips/<uuid:clip_id>/thread", api.ThreadView.as_view(), name="api-clip-thread"),
]

urlpatterns = [
    path("clips/<uuid:clip_id>/remix", views.remix_clip, name="remix_clip"),
]
