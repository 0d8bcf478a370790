"""Comments, shown in a drawer beside the feed and under a post."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import trigger_client_event

from accounts.models import User
from accounts.web import MemberRequest, PageRequest
from common.errors import AppError, NotFound
from feed import services
from feed.models import Comment, Post
from feed.selectors import answers_page, comments_page, get_comment, get_post

MOST_DIGITS = 18
"""Of a number that a row may have."""


@require_http_methods(["GET", "HEAD", "POST"])
def comments(request: PageRequest, post_id: UUID) -> HttpResponse:
    """GET: a page of comments, newest first. POST: writes one and shows the first page again."""
    if request.method == "POST":
        return _write(request, post_id)
    return _talk(request, get_post(post_id, request.user), cursor=request.GET.get("cursor", ""))


@require_safe
def answers(request: PageRequest, comment_id: int) -> HttpResponse:
    """A page of what was answered to a comment, newest first."""
    comment = get_comment(comment_id, request.user)
    page = answers_page(comment, request.user, cursor=request.GET.get("cursor", ""))
    return render(
        request,
        "feed/_answers.html",
        {"comment": comment, "post": comment.post, "answers": page.items, "more": page.next},
    )


def _write(request: PageRequest, post_id: UUID) -> HttpResponse:
    writer = request.user
    if not isinstance(writer, User):
        return redirect_to_login(reverse("post", args=[post_id]))
    post = get_post(post_id, writer)
    text, answered = request.POST.get("text", ""), request.POST.get("answers", "")
    try:
        made = services.comment(writer, post, text, answers=_answered(writer, answered))
    except AppError as refusal:
        return _talk(request, post, error=refusal, text="" if answered else text)
    if not request.htmx:
        return redirect("post", post.pk)
    post.refresh_from_db(fields=["comment_count"])
    told = {"post": str(post.pk), "count": post.comment_count}
    return trigger_client_event(_talk(request, post, opened=made.parent_id), "commented", told)


def _answered(writer: User, number: str) -> Comment | None:
    if not number:
        return None
    if not (number.isdecimal() and len(number) <= MOST_DIGITS):
        raise NotFound("comment_not_found")
    return get_comment(int(number), writer)


@login_required
@require_POST
def delete_comment(request: MemberRequest, comment_id: int) -> HttpResponse:
    comment = get_comment(comment_id, request.user)
    services.delete_comment(request.user, comment)
    return HttpResponse() if request.htmx else redirect("post", comment.post_id)


def _talk(
    request: PageRequest,
    post: Post,
    *,
    cursor: str = "",
    error: AppError | None = None,
    text: str = "",
    opened: int | None = None,
) -> HttpResponse:
    """`opened` is the comment whose answers are shown at once."""
    page = comments_page(post, request.user, cursor=cursor)
    template = "feed/_comment_rows.html" if cursor else "feed/_comments.html"
    shown = {
        "post": post,
        "comments": page.items,
        "next": page.next,
        "cursor": cursor,
        "error": error.message if error else "",
        "text": text,
        "opened": opened,
    }
    return render(request, template, shown, status=422 if error else 200)
