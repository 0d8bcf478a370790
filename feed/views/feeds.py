"""The swipe feeds, a page at a time: htmx asks for the next with the cursor of the one before."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.selectors import find_person
from accounts.web import MemberRequest, PageRequest
from common.errors import NotFound
from feed.models import Post
from feed.search import checked
from feed.serving import read
from feed.states import Mode
from feed.steering import preferences
from feed.views.asking import ask_for, filters_on
from feed.views.entries import entries_on
from feed.views.frame import frame
from feed.views.pages import more_at
from generation.selectors import get_clip

CLIPS_A_PAGE = 10
SPANS = {"day": Mode.TOP_DAY, "week": Mode.TOP_WEEK, "all": Mode.TOP_ALL}


@require_safe
def for_you(request: PageRequest) -> HttpResponse:
    """Ranked for the viewer; for visitors, and for those who asked for it, by nothing personal."""
    return _feed(request, Mode.FOR_YOU, _("For you"))


@login_required
@require_safe
def following(request: MemberRequest) -> HttpResponse:
    return _feed(request, Mode.FOLLOWING, _("Following"))


@require_safe
def latest(request: PageRequest) -> HttpResponse:
    return _feed(request, Mode.LATEST, _("Latest"))


@require_safe
def top(request: PageRequest, span: str) -> HttpResponse:
    if span not in SPANS:
        raise NotFound("page_not_found", _("There is no such page."))
    return _feed(request, SPANS[span], _("Top"))


@login_required
@require_safe
def cameos(request: MemberRequest) -> HttpResponse:
    """Clips with the viewer or with people they follow."""
    return _feed(request, Mode.CAMEOS, _("Cameos"))


@require_safe
def mood(request: PageRequest, tag: str) -> HttpResponse:
    return _feed(request, Mode.MOOD, tag, key=tag)


@require_safe
def person_feed(request: PageRequest, username: str) -> HttpResponse:
    person = find_person(username, viewer=request.user)
    return _feed(request, Mode.PERSON, f"@{person.username}", key=person.username)


@require_safe
def thread_feed(request: PageRequest, clip_id: UUID) -> HttpResponse:
    """The whole thread that the clip belongs to: its root, and every remix that goes back to it."""
    clip = get_clip(clip_id, request.user)
    root = Post.objects.filter(clip=clip).values_list("thread", flat=True).first()
    return _feed(request, Mode.THREAD, _("Thread"), key=str(root or clip.pk))


@require_safe
def search_feed(request: PageRequest) -> HttpResponse:
    """Raises Invalid as feed.search.checked does."""
    words = checked(request.GET.get("q", ""))
    return _feed(request, Mode.SEARCH, words, key=words)


def _feed(request: PageRequest, mode: Mode, title: str, *, key: str = "") -> HttpResponse:
    cursor = request.GET.get("cursor", "")
    page = read(request.user, ask_for(mode, key, request.GET), cursor=cursor, size=CLIPS_A_PAGE)
    shown = {
        "entries": entries_on(page),
        "page": page,
        "mode": mode,
        "filters": filters_on(page.ask),
        "first": not cursor,
        "more": more_at(request, page.next),
    }
    if request.htmx:
        return render(request, "feed/_page.html", shown)
    shown |= {"title": title, "break_after": preferences(request.user).break_after} | frame(
        request.user, mode, key, without=page.ask.without if page.ask else ()
    )
    return render(request, "feed/feed.html", shown)
