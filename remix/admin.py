"""Lineage for staff, to look at only."""

from django.contrib import admin

from remix.models import Lineage


@admin.register(Lineage)
class LineageAdmin(admin.ModelAdmin):
    list_display = ("job", "parent", "root", "depth", "kind", "created_at")
    list_filter = ("kind",)
    raw_id_fields = ("job", "parent", "root")
