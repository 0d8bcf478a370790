"""Lineage for staff, to look at only."""

from django.contrib import admin

from accounts.admin import LookOnlyAdmin
from remix.models import Lineage


@admin.register(Lineage)
class LineageAdmin(LookOnlyAdmin):
    list_display = ("job", "parent", "root", "depth", "kind", "created_at")
    list_filter = ("kind",)
    list_select_related = ("job", "parent", "root")
