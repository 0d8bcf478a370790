"""Addresses of remixes."""

from django.urls import path

from remix import api, terms_api, thread_api, views
from remix.collab import urls as collab
from remix.sounds import api as sounds_api

api_urlpatterns = [
    path("clips/<uuid:clip_id>/remix", api.RemixView.as_view(), name="api-clip-remix"),
    path("clips/<uuid:clip_id>/remix/kinds", api.KindsView.as_view(), name="api-clip-remix-kinds"),
    path("clips/<uuid:clip_id>/remix/takes", api.RemixTakesView.as_view(), name="api-clip-remix-takes"),
    path("clips/<uuid:clip_id>/thread", thread_api.ThreadView.as_view(), name="api-clip-thread"),
    path("clips/<uuid:clip_id>/siblings", thread_api.SiblingsView.as_view(), name="api-clip-siblings"),
    path("clips/<uuid:clip_id>/tree", thread_api.TreeView.as_view(), name="api-clip-tree"),
    path("clips/<uuid:clip_id>/terms", terms_api.TermsView.as_view(), name="api-clip-terms"),
    path("sounds/<uuid:clip_id>", sounds_api.SoundView.as_view(), name="api-sound"),
    *collab.api_urlpatterns,
]

urlpatterns = [
    path("clips/<uuid:clip_id>/remix", views.remix_clip, name="remix_clip"),
    path("clips/<uuid:clip_id>/terms", views.remix_terms, name="remix_terms"),
    path("sounds/<uuid:clip_id>", views.sound, name="sound"),
    path("sounds/<uuid:clip_id>/use", views.use_sound, name="use_sound"),
    path("clips/<uuid:clip_id>/remix/storyboard", views.remix_storyboard, name="remix_storyboard"),
    path("clips/<uuid:clip_id>/remix/storyboard/still", views.remix_still, name="remix_still"),
    path("clips/<uuid:clip_id>/remix/storyboard/price", views.remix_price, name="remix_price"),
    path("clips/<uuid:clip_id>/thread", views.thread_page, name="thread"),
    path("clips/<uuid:clip_id>/compare/<uuid:other_id>", views.compare_page, name="compare"),
    *collab.urlpatterns,
]
