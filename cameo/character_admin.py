"""The review queue of characters: a moderator sees the picture, says whether a person is in it."""

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

from accounts.web import MemberRequest
from cameo import services, vault
from cameo.capture.reviews import characters_to_review
from cameo.models import Likeness
from common.errors import AppError


class CharactersInDoubt(admin.SimpleListFilter):
    title, parameter_name = "review", "review"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("waiting", "waiting for a look")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Likeness]) -> QuerySet[Likeness]:
        if self.value() != "waiting":
            return queryset
        return queryset.filter(pk__in=characters_to_review(request.user).values("pk"))  # type: ignore[arg-type]


class CharacterReviews(admin.ModelAdmin):
    """Adds the look to an admin of likenesses. Admin views are never cached."""

    def look(self, likeness: Likeness) -> str:
        if not likeness.in_review:
            return ""
        return format_html('<a href="{}">Look</a>', reverse("admin:cameo_likeness_review", args=[likeness.pk]))

    def get_urls(self) -> list[Any]:
        at = "<slug:likeness_id>/review/"
        return [
            path(at, self.admin_site.admin_view(self.review), name="cameo_likeness_review"),
            path(f"{at}<slug:picture>", self.admin_site.admin_view(self.picture), name="cameo_likeness_picture"),
            *super().get_urls(),
        ]

    def review(self, request: MemberRequest, likeness_id: str) -> HttpResponse:
        character = self._waiting(request, likeness_id)
        if request.method == "POST":
            decide = {"accept": services.accept_character, "refuse": services.refuse_character}.get(
                request.POST.get("decision", "")
            )
            if decide is None:
                raise Http404
            try:
                decide(request.user, character)
                messages.success(request, _("Decided."))
            except AppError as refusal:
                messages.error(request, str(refusal.message))
            return redirect(f"{reverse('admin:cameo_likeness_changelist')}?review=waiting")
        shown = self.admin_site.each_context(request) | {
            "title": _("Is a person in this picture?"),
            "character": character,
        }
        return render(request, "cameo/character_review.html", shown)

    def picture(self, request: MemberRequest, likeness_id: str, picture: str) -> HttpResponse:
        """`photo` as it was sent, or `cutout` as clips use it. Opened in memory only."""
        character = self._waiting(request, likeness_id)
        key = {"photo": character.photo_key, "cutout": character.cutout_key}.get(picture, "")
        try:
            content = vault.read(key) if key else b""
        except FileNotFoundError:  # taken back in this instant
            content = b""
        if not content:
            raise Http404
        return HttpResponse(content, content_type="image/webp")

    def _waiting(self, request: MemberRequest, likeness_id: str) -> Likeness:
        if not request.user.has_perm("cameo.change_likeness"):
            raise PermissionDenied
        try:
            character = characters_to_review(request.user).filter(pk=UUID(likeness_id)).first()
        except ValueError:
            raise Http404 from None
        if character is None:
            raise Http404
        return character
