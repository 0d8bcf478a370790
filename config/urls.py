"""Every address: pages at the root, the API under /api/v1, operations beside them."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView

from accounts import urls as accounts
from cameo import urls as cameo
from cameo.api.receipts import consent_head
from config import health
from feed import urls as feed
from generation import urls as generation
from remix import urls as remix

API = [
    *accounts.api_urlpatterns,
    *cameo.api_urlpatterns,
    *generation.api_urlpatterns,
    *remix.api_urlpatterns,
    *feed.api_urlpatterns,
]

urlpatterns = [
    path("healthz", health.alive, name="healthz"),
    path(".well-known/consent-head", consent_head, name="consent-head"),
    path("readyz", health.ready, name="readyz"),
    path("admin/", admin.site.urls),
    path("i18n/", include("django.conf.urls.i18n")),
    path("_allauth/", include("allauth.headless.urls")),
    path("accounts/", include("allauth.urls")),
    path("api/schema", SpectacularAPIView.as_view(permission_classes=[]), name="schema"),
    path("api/docs", SpectacularSwaggerSplitView.as_view(url_name="schema", permission_classes=[]), name="api-docs"),
    path("api/v1/", include(API)),
    *accounts.urlpatterns,
    *cameo.urlpatterns,
    *generation.urlpatterns,
    *remix.urlpatterns,
    *feed.urlpatterns,
]
if settings.METRICS:
    urlpatterns.insert(0, path("metrics", health.metrics, name="metrics"))

handler404 = "config.pages.not_found"
handler403 = "config.pages.forbidden"
handler500 = "config.pages.broken"
