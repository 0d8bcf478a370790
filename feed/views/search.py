"""Posts, people and tags for some words."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.web import PageRequest
from feed.search import checked, moods
from feed.search.people import find_people
from feed.search.tags import find_tags
from feed.serving import read
from feed.states import Mode
from feed.views.asking import ask_for
from feed.views.entries import entries_of
from feed.views.pages import TILES_A_PAGE, more_at

MOST_PEOPLE = MOST_TAGS = 10


@require_safe
def search(request: PageRequest) -> HttpResponse:
    """Without words: the moods, to begin with. Raises Invalid as feed.search.checked does."""
    query = request.GET.get("q", "").strip()
    if not query:
        return render(request, "feed/search.html", {"query": "", "tags": [one.tag for one in moods()]})
    query = checked(query)
    ask, cursor = ask_for(Mode.SEARCH, query, request.GET), request.GET.get("cursor", "")
    page = read(request.user, ask, cursor=cursor, size=TILES_A_PAGE)
    shown = {
        "query": query,
        "cards": [entry.card for entry in entries_of(page.rows)],
        "more": more_at(request, page.next),
    }
    if request.htmx:
        return render(request, "feed/_tiles.html", shown)
    found: dict[str, Any] = {
        "people": find_people(query, request.user, size=MOST_PEOPLE).items,
        "tags": [one.tag for one in find_tags(query, size=MOST_TAGS).items],
    }
    return render(request, "feed/search.html", shown | found)
