"""A person and their posts."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.selectors import find_person, follow_counts, standing
from accounts.web import PageRequest
from feed.selectors import person_page, post_cards
from feed.views.pages import TILES_A_PAGE, more_at


@require_safe
def profile(request: PageRequest, username: str) -> HttpResponse:
    person = find_person(username, viewer=request.user)
    cursor = request.GET.get("cursor", "")
    page = person_page(person, request.user, cursor=cursor, size=TILES_A_PAGE)
    shown = {"person": person, "cards": post_cards(page.items, request.user), "more": more_at(request, page.next)}
    if request.htmx:
        return render(request, "feed/_tiles.html", shown)
    followers, following = follow_counts(person)
    shown |= {"followers": followers, "following_number": following, "standing": standing(request.user, person)}
    return render(request, "feed/profile.html", shown)
