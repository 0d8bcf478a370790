"""Accounts for staff. Money, keys and ties are to look at; people can be shut out and let in again."""

from decimal import Decimal

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.http import HttpRequest

from accounts.models import ApiKey, Block, CreditAccount, Follow, Mute, Notification, Transfer, User
from accounts.units import credits_of

# Django's own form counts no wrong passwords and asks for no second factor.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]


class LookOnlyAdmin(admin.ModelAdmin):
    """Rows that only services write."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False


@admin.register(User)
class PersonAdmin(UserAdmin):
    """Nobody is deleted here: the person closes the account, and the books keep the empty row."""

    list_display = ("username", "display_name", "email", "is_active", "is_staff", "date_joined")
    list_filter = ("is_active", "is_staff", "date_joined")
    search_fields = ("username", "display_name", "email")
    readonly_fields = ("last_login", "date_joined", "avatar_key")
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Person", {"fields": ("display_name", "bio", "email", "birth_date", "avatar_key")}),
        ("May", {"fields": ("is_active", "is_staff", "is_superuser", "groups", "user_permissions")}),
        ("When", {"fields": ("last_login", "date_joined")}),
    )

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False


@admin.register(ApiKey)
class ApiKeyAdmin(LookOnlyAdmin):
    list_display = ("prefix", "owner", "name", "created_at", "expires_at", "last_used_at", "revoked_at")
    list_select_related = ("owner",)
    search_fields = ("prefix", "owner__username")
    exclude = ("digest",)


@admin.register(CreditAccount)
class CreditAccountAdmin(LookOnlyAdmin):
    list_display = ("kind", "owner", "credits")
    list_filter = ("kind",)
    list_select_related = ("owner",)
    search_fields = ("owner__username",)

    @admin.display(description="credits", ordering="balance")
    def credits(self, account: CreditAccount) -> Decimal:
        return credits_of(account.balance)


@admin.register(Transfer)
class TransferAdmin(LookOnlyAdmin):
    list_display = ("created_at", "kind", "credits", "debit_side", "credit_side", "key", "about")
    list_filter = ("kind", "created_at")
    list_select_related = ("debit__owner", "credit__owner")
    search_fields = ("key", "debit__owner__username", "credit__owner__username")

    @admin.display(description="credits", ordering="amount")
    def credits(self, transfer: Transfer) -> Decimal:
        return credits_of(transfer.amount)

    @admin.display(description="from")
    def debit_side(self, transfer: Transfer) -> str:
        return _side(transfer.debit)

    @admin.display(description="to")
    def credit_side(self, transfer: Transfer) -> str:
        return _side(transfer.credit)


@admin.register(Follow, Block, Mute)
class TieAdmin(LookOnlyAdmin):
    list_display = ("source", "target", "created_at")
    list_select_related = ("source", "target")
    search_fields = ("source__username", "target__username")


@admin.register(Notification)
class NotificationAdmin(LookOnlyAdmin):
    list_display = ("created_at", "kind", "recipient", "actor", "read_at")
    list_filter = ("kind",)
    list_select_related = ("recipient", "actor")


def _side(account: CreditAccount) -> str:
    return f"{account.kind} {account.owner.username}" if account.owner else str(account.kind)
