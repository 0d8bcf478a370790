"""Leaderboards: creators, cameos, threads."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from accounts.models import User
from accounts.web import PageRequest
from common.errors import NotFound
from feed.analytics.leaders import Place, leaderboard
from feed.states import LeaderKind, LeaderPeriod
from feed.views.frame import Tab
from generation.links import media_url

KINDS = {
    LeaderKind.CREATORS: (_("Creators"), _("Whose clips are watched to the end, liked and, most of all, remixed.")),
    LeaderKind.CAMEOS: (_("Cameos"), _("Who is seen most in clips of others, by their own consent.")),
    LeaderKind.THREADS: (_("Threads"), _("Clips from which most grew.")),
}
PERIODS = {LeaderPeriod.WEEK: _("This week"), LeaderPeriod.ALL: _("Ever")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A place as the page shows it; a thread has a poster where a person has a face."""

    number: int
    name: str
    about: str
    address: str
    points: int
    person: User | None = None
    poster_url: str = ""


@require_safe
def boards(request: PageRequest, kind: str) -> HttpResponse:
    period = request.GET.get("period", LeaderPeriod.WEEK)
    if kind not in LeaderKind.values or period not in LeaderPeriod.values:
        raise NotFound("leaderboard_not_found", _("There is no such leaderboard."))
    board = leaderboard(LeaderKind(kind), LeaderPeriod(period), request.user)
    shown = {
        "tabs": [
            Tab(label=str(label), address=f"{reverse('boards', args=[one])}?period={period}", current=one == kind)
            for one, (label, _about) in KINDS.items()
        ],
        "spans": [
            Tab(label=str(label), address=f"{request.path}?period={one}", current=one == period)
            for one, label in PERIODS.items()
        ],
        "about": KINDS[LeaderKind(kind)][1],
        "places": [_line(request, place) for place in board.places],
    }
    return render(request, "feed/boards/page.html", shown)


def _line(request: PageRequest, place: Place) -> Line:
    points = round(place.score)
    if place.person is not None:
        who = place.person
        address = reverse("profile", args=[who.username])
        return Line(
            number=place.place,
            name=who.shown_name,
            about=f"@{who.username}",
            address=address,
            points=points,
            person=who,
        )
    if place.post is None:
        raise ValueError("a place belongs to a person or to a post")
    post = place.post
    return Line(
        number=place.place,
        name=post.caption or post.author.shown_name,
        about=f"@{post.author.username}",
        address=reverse("thread_feed", args=[post.clip_id]),
        points=points,
        poster_url=media_url(post.clip, "poster", request.user),
    )
