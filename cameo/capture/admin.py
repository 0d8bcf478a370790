"""The review queue: a moderator sees the selfie and frames of the video side by side, and says yes or no."""

from typing import Any
from uuid import UUID

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from accounts.admin import LookOnlyAdmin
from accounts.web import MemberRequest
from cameo import services, vault
from cameo.capture.reviews import captures_to_review
from cameo.capture.serializers import CaptureSerializer
from cameo.models import Capture, Likeness
from common.errors import AppError


class WaitsForEyes(admin.SimpleListFilter):
    title, parameter_name = "review", "review"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("waiting", "waiting for a look")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Capture]) -> QuerySet[Capture]:
        if self.value() != "waiting":
            return queryset
        return queryset.filter(pk__in=captures_to_review(request.user).values("pk"))  # type: ignore[arg-type]


class CaptureAdmin(LookOnlyAdmin):
    list_display = ("created_at", "owner", "state", "language", "decided_at", "reviewer", "look")
    list_filter = (WaitsForEyes, "state", "created_at")
    list_select_related = ("owner", "reviewer")
    search_fields = ("owner__username",)
    fields = ("id", "owner", "likeness", "state", "checks", "language", "voice", "created_at", "decided_at", "reviewer")

    def look(self, capture: Capture) -> str:
        return format_html('<a href="{}">Look</a>', reverse("admin:cameo_capture_review", args=[capture.pk]))

    def get_urls(self) -> list[Any]:
        at = "<slug:capture_id>/review/"
        return [
            path(at, self.admin_site.admin_view(self.review), name="cameo_capture_review"),
            path(f"{at}<slug:picture>", self.admin_site.admin_view(self.picture), name="cameo_capture_picture"),
            *super().get_urls(),
        ]

    def review(self, request: MemberRequest, capture_id: str) -> HttpResponse:
        capture = self._waiting(request, capture_id)
        if request.method == "POST":
            decide = {"accept": services.accept_capture, "refuse": services.refuse_capture}.get(
                request.POST.get("decision", "")
            )
            if decide is None:
                raise Http404
            try:
                decide(request.user, capture)
                messages.success(request, _("Decided."))
            except AppError as refusal:
                messages.error(request, str(refusal.message))
            return redirect(f"{reverse('admin:cameo_capture_changelist')}?review=waiting")
        shown = {
            **self.admin_site.each_context(request),
            "title": _("Is this a living person, and the account's owner?"),
            "capture": capture,
            "checks": CaptureSerializer(capture).data["checks"],
            "pictures": ["selfie", *(["frames"] if capture.video_key and capture.sheet_key else [])],
            "twins": self._twins(capture),
        }
        return render(request, "cameo/capture_review.html", shown)  # admin views are never cached

    def picture(self, request: MemberRequest, capture_id: str, picture: str) -> HttpResponse:
        """`selfie`, `frames`, or the id of a likeness of another account with the same face. Opened in memory only."""
        capture = self._waiting(request, capture_id)
        keys = {str(twin.pk): twin.photo_key for twin in self._twins(capture)}
        keys |= {"selfie": capture.likeness.photo_key if capture.likeness else "", "frames": capture.sheet_key}
        try:
            content = vault.read(keys[picture]) if keys.get(picture) else b""
        except FileNotFoundError:  # taken back in this instant
            content = b""
        if not content:
            raise Http404
        return HttpResponse(content, content_type="image/jpeg")

    def _waiting(self, request: MemberRequest, capture_id: str) -> Capture:
        if not request.user.has_perm("cameo.change_capture"):
            raise PermissionDenied
        try:
            capture = captures_to_review(request.user).filter(pk=UUID(capture_id)).first()
        except ValueError:
            raise Http404 from None
        if capture is None:
            raise Http404
        return capture

    def _twins(self, capture: Capture) -> list[Likeness]:
        ids = capture.checks.get("person", {}).get("twins", [])
        return list(Likeness.objects.live().filter(pk__in=ids).exclude(photo_key="").select_related("owner"))
