"""Addresses of likenesses."""

from django.urls import URLPattern, path

from cameo import views
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

urlpatterns: list[URLPattern] = [
    path("cameo", views.cameo_page, name="cameo"),
    path("cameo/enrol", views.enrol, name="cameo_enrol"),
    path("cameo/verdict", views.verdict, name="cameo_verdict"),
    path("cameo/open", views.open_to, name="cameo_open"),
    path("cameo/approve", views.approve, name="cameo_approve"),
    path("cameo/grants/<int:grant_id>/end", views.end, name="cameo_end"),
    path("cameo/uses", views.uses, name="cameo_uses"),
    path("cameo/revoke", views.revoke, name="cameo_revoke"),
    path("cameo/faces/<str:handle>", views.face, name="cameo_face"),
]
