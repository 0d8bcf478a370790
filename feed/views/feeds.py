"""The swipe feeds, a page at a time: htmx asks for the next with the cursor of the one before."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.selectors import followed_by
from accounts.web import MemberRequest, PageRequest
from common.pages import Page
from feed.models import Post
from feed.selectors import Viewer, following_page, latest_page, post_cards

CLIPS_A_PAGE = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A post as a page shows it."""

    post: Post
    card: dict[str, Any]
    follows: bool


def entries(posts: list[Post], viewer: Viewer) -> list[Entry]:
    """Two queries for all of them."""
    followed = set(followed_by(viewer).filter(target__in={post.author_id for post in posts}))
    cards = post_cards(posts, viewer)
    return [
        Entry(post=post, card=card, follows=post.author_id in followed) for post, card in zip(posts, cards, strict=True)
    ]


@require_safe
def latest(request: PageRequest) -> HttpResponse:
    page = latest_page(request.user, cursor=request.GET.get("cursor", ""), size=CLIPS_A_PAGE)
    return _feed(request, page, "latest")


@login_required
@require_safe
def following(request: MemberRequest) -> HttpResponse:
    page = following_page(request.user, cursor=request.GET.get("cursor", ""), size=CLIPS_A_PAGE)
    return _feed(request, page, "following")


def _feed(request: PageRequest, page: Page[Post], tab: str) -> HttpResponse:
    template = "feed/_page.html" if request.htmx and "cursor" in request.GET else "feed/feed.html"
    shown = {"entries": entries(page.items, request.user), "next": page.next, "tab": tab}
    return render(request, template, shown)
