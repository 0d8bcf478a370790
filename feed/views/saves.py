"""What a person kept for later."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.web import MemberRequest
from feed.cards import alive
from feed.selectors import saved_page
from feed.views.entries import entries_of
from feed.views.pages import TILES_A_PAGE, more_at


@login_required
@require_safe
def saved(request: MemberRequest) -> HttpResponse:
    """Saved last first."""
    page = saved_page(request.user, cursor=request.GET.get("cursor", ""), size=TILES_A_PAGE)
    rows = alive(request.user, [save.post_id for save in page.items])
    shown = {"cards": [entry.card for entry in entries_of(rows)], "more": more_at(request, page.next)}
    return render(request, "feed/_tiles.html" if request.htmx else "feed/saved.html", shown)
