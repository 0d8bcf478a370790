"""A clip on its own page with its thread, and the way in and out of being public."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.web import MemberRequest, PageRequest
from common.errors import AppError
from feed import services
from feed.forms import CaptionForm
from feed.selectors import comments_page, get_post, visible_posts
from feed.views.entries import entry_of
from feed.views.threads import thread_of
from generation.links import media_url, package_url
from generation.selectors import get_clip
from generation.views.forms import caption_kept
from remix.selectors import credit_line, terms_of


@require_safe
def post_page(request: PageRequest, post_id: UUID) -> HttpResponse:
    """The shared link: its head carries Open Graph tags, its body the thread."""
    post = get_post(post_id, request.user)
    entry = entry_of(post, request.user)
    comments = comments_page(post, request.user)
    shown = {
        "post": post,
        "entry": entry,
        "card": entry.card | {"sprites_url": package_url(post.clip, "sprites.vtt", request.user)},
        "clip": post.clip,
        "thread": thread_of(post.clip, request.user),
        "credit": credit_line(post.clip, request.user),
        "terms": terms_of(post.clip),
        "comments": comments.items,
        "next": comments.next,
        "page_url": request.build_absolute_uri(request.path),
        "poster_url": request.build_absolute_uri(entry.card["poster_url"]),
        "video_url": request.build_absolute_uri(entry.card["video_url"]),
    }
    return render(request, "feed/post.html", shown)


@login_required
@require_safe
def clip_page(request: MemberRequest, clip_id: UUID) -> HttpResponse:
    """A clip wherever it is now: its post, its maker's page for it, or a draft as the people in it may see it."""
    clip = get_clip(clip_id, request.user)
    post = visible_posts(request.user).filter(clip=clip).first()
    if post is not None:
        return redirect("post", post.pk)
    if clip.owner_id == request.user.pk:
        return redirect("job", clip.job_id)
    links = {f"{kind}_url": media_url(clip, kind, request.user) for kind in ("video", "poster")}
    links["sprites_url"] = package_url(clip, "sprites.vtt", request.user)
    card = {"width": clip.width, "height": clip.height, **links}
    shown = {"clip": clip, "card": card, "credit": credit_line(clip, request.user)}
    return render(request, "feed/draft.html", shown)


@login_required
@require_POST
def publish(request: MemberRequest, clip_id: UUID) -> HttpResponse:
    clip = get_clip(clip_id, request.user)
    form = CaptionForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("A caption has at most 300 letters."))
        return redirect("job", clip.job_id)
    try:
        post = services.publish(request.user, clip, caption=form.cleaned_data["caption"])
    except AppError as refusal:
        request.session[caption_kept(clip.pk)] = form.cleaned_data["caption"]
        messages.error(request, str(refusal.message))
        return redirect("job", clip.job_id)
    request.session.pop(caption_kept(clip.pk), None)
    messages.success(request, _("Your clip is out."))
    return redirect("post", post.pk)


@login_required
@require_POST
def unpublish(request: MemberRequest, post_id: UUID) -> HttpResponse:
    services.unpublish(request.user, get_post(post_id, request.user))
    messages.success(request, _("Your clip is a draft again. Nobody else can see it."))
    return redirect("drafts")
