"""For staff: what waits, what broke, and why. No prompt and no face."""

from django.contrib import admin
from django.http import HttpRequest

from generation.models import Clip, Job, Report
from generation.report_admin import ReportAdmin


class ReadOnly(admin.ModelAdmin):
    """Rows change through services only."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False


@admin.register(Job)
class JobAdmin(ReadOnly):
    list_display = ("id", "owner", "state", "reason", "attempt", "engine", "stage", "progress", "worker", "created_at")
    list_filter = ("state", "engine", "reason")
    search_fields = ("id", "owner__username")
    exclude = ("prompt", "storyboard", "idempotency_key")
    list_select_related = ("owner",)
    ordering = ("-created_at",)


@admin.register(Clip)
class ClipAdmin(ReadOnly):
    list_display = ("id", "owner", "visibility", "withdrawn_reason", "epoch", "duration_ms", "created_at")
    list_filter = ("visibility", "withdrawn_reason")
    search_fields = ("id", "owner__username")
    exclude = ("video_key", "poster_key", "preview_key", "package")
    list_select_related = ("owner",)
    ordering = ("-created_at",)


admin.site.register(Report, ReportAdmin)
