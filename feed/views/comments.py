"""Comments, shown in a drawer beside the feed and under a post."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST
from django_htmx.http import trigger_client_event

from accounts.models import User
from accounts.web import MemberRequest, PageRequest
from common.errors import AppError
from feed import services
from feed.models import Post
from feed.selectors import comments_page, get_comment, get_post


@require_http_methods(["GET", "HEAD", "POST"])
def comments(request: PageRequest, post_id: UUID) -> HttpResponse:
    """GET: a page of comments, newest first. POST: writes one and shows the first page again."""
    if request.method == "POST":
        return _write(request, post_id)
    return _talk(request, get_post(post_id, request.user), cursor=request.GET.get("cursor", ""))


def _write(request: PageRequest, post_id: UUID) -> HttpResponse:
    writer = request.user
    if not isinstance(writer, User):
        return redirect_to_login(reverse("post", args=[post_id]))
    post = get_post(post_id, writer)
    text = request.POST.get("text", "")
    try:
        services.comment(writer, post, text)
    except AppError as refusal:
        return _talk(request, post, error=refusal, text=text)
    if not request.htmx:
        return redirect("post", post.pk)
    post.refresh_from_db(fields=["comment_count"])
    return trigger_client_event(_talk(request, post), "commented", {"post": str(post.pk), "count": post.comment_count})


@login_required
@require_POST
def delete_comment(request: MemberRequest, comment_id: int) -> HttpResponse:
    comment = get_comment(comment_id, request.user)
    services.delete_comment(request.user, comment)
    return HttpResponse() if request.htmx else redirect("post", comment.post_id)


def _talk(
    request: PageRequest, post: Post, *, cursor: str = "", error: AppError | None = None, text: str = ""
) -> HttpResponse:
    page = comments_page(post, request.user, cursor=cursor)
    template = "feed/_comment_rows.html" if cursor else "feed/_comments.html"
    shown = {
        "post": post,
        "comments": page.items,
        "next": page.next,
        "cursor": cursor,
        "error": error.message if error else "",
        "text": text,
    }
    return render(request, template, shown, status=422 if error else 200)
