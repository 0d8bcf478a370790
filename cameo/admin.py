"""Likenesses for staff: who, when and why, and never a face but that of a character in which a person may be. Staff can
take one back on its owner's behalf.
"""

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import ngettext

from accounts.admin import LookOnlyAdmin
from cameo.capture.admin import CaptureAdmin
from cameo.character_admin import CharacterReviews, CharactersInDoubt
from cameo.models import Capture, Grant, Likeness, Use
from cameo.services import revoke


@admin.register(Likeness)
class LikenessAdmin(CharacterReviews, LookOnlyAdmin):
    list_display = ("handle", "kind", "owner", "state", "tier", "epoch", "reasons", "created_at", "decided_at", "look")
    list_filter = (CharactersInDoubt, "kind", "state", "tier", "created_at")
    list_select_related = ("owner",)
    search_fields = ("handle", "owner__username")
    exclude = ("photo_key", "identity_key", "cutout_key", "voice_key", "embedding_key", "angle_keys")
    actions = ("take_back",)

    @admin.action(description="Take back: files go, clips that show it are withdrawn", permissions=["take_back"])
    def take_back(self, request: HttpRequest, likenesses: QuerySet[Likeness]) -> None:
        taken = list(likenesses.live().select_related("owner"))  # type: ignore[attr-defined]
        for likeness in taken:
            revoke(likeness.owner, likeness)
        done = ngettext("%(count)s cameo taken back.", "%(count)s cameos taken back.", len(taken))
        self.message_user(request, done % {"count": len(taken)}, messages.SUCCESS)

    def has_take_back_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("cameo.change_likeness")


admin.site.register(Capture, CaptureAdmin)


@admin.register(Grant)
class GrantAdmin(LookOnlyAdmin):
    list_display = ("likeness", "audience", "person", "created_at", "expires_at", "ended_at")
    list_filter = ("audience",)
    list_select_related = ("likeness", "person")
    search_fields = ("likeness__handle", "person__username")


@admin.register(Use)
class UseAdmin(LookOnlyAdmin):
    """Prompts stay between the requester and the person shown."""

    list_display = ("created_at", "likeness", "requester", "gate", "allowed", "reason")
    list_filter = ("gate", "allowed", "reason")
    list_select_related = ("likeness", "requester")
    search_fields = ("likeness__handle", "requester__username")
    exclude = ("prompt",)
