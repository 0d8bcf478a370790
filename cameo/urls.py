"""Addresses of likenesses."""

from django.urls import URLPattern, path

from cameo.api import casting, grants, likeness

api_urlpatterns = [
    path("cameo", likeness.LikenessView.as_view(), name="api-cameo"),
    path("cameo/cutout", likeness.CutoutView.as_view(), name="api-cameo-cutout"),
    path("cameo/photo", likeness.PhotoView.as_view(), name="api-cameo-photo"),
    path("cameo/grants", grants.GrantsView.as_view(), name="api-cameo-grants"),
    path("cameo/grants/<int:grant_id>", grants.GrantView.as_view(), name="api-cameo-grant"),
    path("cameo/uses", grants.UsesView.as_view(), name="api-cameo-uses"),
    path("cameos", casting.CastablesView.as_view(), name="api-cameos"),
    path("cameos/<str:handle>/check", casting.CheckView.as_view(), name="api-cameo-check"),
]

urlpatterns: list[URLPattern] = []
