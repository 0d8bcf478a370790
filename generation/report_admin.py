"""The queue of reports: a moderator watches the clip, then it goes or stays."""

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
from common import store
from common.errors import AppError
from generation.models import Clip, Report
from generation.selectors import depicted
from generation.services.reports import dismiss, uphold

TYPES = {"video": "video/mp4", "poster": "image/jpeg"}


class Waiting(admin.SimpleListFilter):
    title, parameter_name = "review", "review"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("waiting", "waiting for a look")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Report]) -> QuerySet[Report]:
        waiting = Report.objects.waiting().values("pk")
        return queryset.filter(pk__in=waiting) if self.value() == "waiting" else queryset


class ReportAdmin(LookOnlyAdmin):
    list_display = ("created_at", "clip", "reporter", "likeness", "state", "decided_by", "decided_at", "look")
    list_filter = (Waiting, "state", "created_at")
    list_select_related = ("clip", "reporter", "likeness", "decided_by")
    search_fields = ("reporter__username", "clip__owner__username")

    def look(self, report: Report) -> str:
        return format_html('<a href="{}">Look</a>', reverse("admin:generation_report_review", args=[report.clip_id]))

    def get_urls(self) -> list[Any]:
        at = "<slug:clip_id>/review/"
        return [
            path(at, self.admin_site.admin_view(self.review), name="generation_report_review"),
            path(f"{at}<slug:kind>", self.admin_site.admin_view(self.film), name="generation_report_media"),
            *super().get_urls(),
        ]

    def review(self, request: MemberRequest, clip_id: str) -> HttpResponse:
        clip = self._reported(request, clip_id)
        if request.method == "POST":
            decide = {"uphold": uphold, "dismiss": dismiss}.get(request.POST.get("decision", ""))
            if decide is None:
                raise Http404
            try:
                decide(request.user, clip)
                messages.success(request, _("Decided."))
            except AppError as refusal:
                messages.error(request, str(refusal.message))
            return redirect(f"{reverse('admin:generation_report_changelist')}?review=waiting")
        shown = self.admin_site.each_context(request) | {
            "title": _("Should this clip go?"),
            "clip": clip,
            "shown": depicted(clip),
            "reports": Report.objects.filter(clip=clip).select_related("reporter", "likeness").order_by("created_at"),
        }
        return render(request, "generation/report_review.html", shown)  # admin views are never cached

    def film(self, request: MemberRequest, clip_id: str, kind: str) -> HttpResponse:
        """While a report of it waits, and no longer."""
        clip = self._reported(request, clip_id)
        if kind not in TYPES or not Report.objects.waiting().filter(clip=clip).exists():
            raise Http404
        try:
            content = store.read({"video": clip.video_key, "poster": clip.poster_key}[kind])
        except FileNotFoundError:  # taken down in this instant
            raise Http404 from None
        return HttpResponse(content, content_type=TYPES[kind])

    def _reported(self, request: MemberRequest, clip_id: str) -> Clip:
        if not request.user.has_perm("generation.change_report"):
            raise PermissionDenied
        try:
            reported = Clip.objects.filter(pk=UUID(clip_id), reports__isnull=False)
        except ValueError:
            raise Http404 from None
        clip = reported.select_related("owner", "job").first()
        if clip is None:
            raise Http404
        return clip
