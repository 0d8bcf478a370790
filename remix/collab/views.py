"""Pages: invitations to drafts, what one works on together with others, and muted threads."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.selectors import find_person
from accounts.web import MemberRequest, back
from common.errors import AppError
from generation.links import media_url
from generation.selectors import get_clip
from remix.collab import invitations, mutes, selectors
from remix.collab.forms import InviteForm
from remix.models import Invitation

MOST_LISTED = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """A draft that one was let in to."""

    invitation: Invitation
    poster_url: str


@login_required
@require_safe
def together(request: MemberRequest) -> HttpResponse:
    """The newest of each."""
    mine = list(selectors.invitations_for(request.user).order_by("-pk")[:MOST_LISTED])
    taken = [invitation for invitation in mine if invitation.accepted_at]
    shown = {
        "waiting": [invitation for invitation in mine if not invitation.accepted_at],
        "open": [Open(invitation=one, poster_url=media_url(one.clip, "poster", request.user)) for one in taken],
        "turns": selectors.turns_of(request.user).order_by("-pk")[:MOST_LISTED],
        "muted": mutes.muted_threads(request.user).order_by("-pk")[:MOST_LISTED],
    }
    return render(request, "remix/collab/together.html", shown)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def clip_invitations(request: MemberRequest, clip_id: UUID) -> HttpResponse:
    """Of one's own draft: who is invited, and a form to invite another."""
    clip = get_clip(clip_id, request.user)
    rows = selectors.invitations_to(request.user, clip)
    form, status = InviteForm(), 200
    if request.method == "POST":
        form = InviteForm(request.POST)
        if form.is_valid():
            name, days = form.cleaned_data["username"], form.cleaned_data["days"]
            try:
                person = find_person(name, viewer=request.user)
                invitations.invite(request.user, clip, person, days=days)
            except AppError as refusal:
                form.add_error("username", str(refusal.message))
            else:
                messages.success(request, _("@%(name)s is invited.") % {"name": person.username})
                return redirect("clip_invitations", clip.pk)
        status = 422
    shown = {"clip": clip, "form": form, "rows": rows, "poster_url": media_url(clip, "poster", request.user)}
    return render(request, "remix/collab/invitations.html", shown, status=status)


@login_required
@require_POST
def accept(request: MemberRequest, invitation_id: UUID) -> HttpResponse:
    invitation = selectors.get_invitation(invitation_id, request.user)
    try:
        invitations.accept(request.user, invitation)
    except AppError as refusal:
        messages.error(request, str(refusal.message))
        return redirect("together")
    return redirect("clip", invitation.clip_id)


@login_required
@require_POST
def end(request: MemberRequest, invitation_id: UUID) -> HttpResponse:
    """By either side."""
    invitation = selectors.get_invitation(invitation_id, request.user)
    invitations.end(request.user, invitation)
    if invitation.person_id == request.user.pk:
        messages.success(request, _("The invitation is over."))
        return redirect("together")
    messages.success(request, _("@%(name)s does not see this draft any more.") % {"name": invitation.person.username})
    return redirect("clip_invitations", invitation.clip_id)


@login_required
@require_POST
def unmute(request: MemberRequest, mute_id: int) -> HttpResponse:
    """By its row: one may not see the thread any more. Harmless again."""
    mutes.muted_threads(request.user).filter(pk=mute_id).delete()
    messages.success(request, _("You hear of this thread again."))
    return redirect("together")


@login_required
@require_POST
def mute(request: MemberRequest, clip_id: UUID) -> HttpResponse:
    """`muted` yes or no."""
    clip = get_clip(clip_id, request.user)
    if request.POST.get("muted") == "no":
        mutes.unmute_thread(request.user, clip)
        messages.success(request, _("You hear of this thread again."))
    else:
        mutes.mute_thread(request.user, clip)
        messages.success(request, _("You hear nothing more of this thread."))
    return back(request, "clip", clip.pk)
