"""Pages of chains."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.web import MemberRequest, PageRequest
from common.clock import now
from common.errors import AppError
from common.pages import read_page
from generation.selectors import get_clip
from remix.collab import chains as services
from remix.collab import selectors
from remix.collab.forms import BeginForm
from remix.collab.links import tip_of
from remix.collab.tiles import rows_of, tile_of
from remix.states import RemixKind


@require_safe
def chains(request: PageRequest) -> HttpResponse:
    """Open ones, newest first."""
    cursor = request.GET.get("cursor", "")
    page = read_page(selectors.chains(request.user), key="id", listing="chains", cursor=cursor)
    shown = {"rows": rows_of(page.items, request.user), "next": page.next}
    template = "remix/collab/_chains.html" if request.htmx and cursor else "remix/collab/chains.html"
    return render(request, template, shown)


@require_safe
def chain_page(request: PageRequest, chain_id: UUID) -> HttpResponse:
    viewer = request.user
    chain = selectors.get_chain(chain_id, viewer)
    cursor = request.GET.get("cursor", "")
    page = selectors.links_of(chain, viewer, cursor=cursor)
    tiles = [tile_of(link, viewer) for link in page.items]
    tip = tip_of(chain)
    shown = {
        "chain": chain,
        "tiles": tiles,
        "next": page.next,
        "is_taken": chain.taken_until is not None and chain.taken_until > now(),
        "is_last_mine": tip is not None and tip.owner_id == viewer.pk,
        "is_open": chain.closed_at is None and tip is not None,
    }
    template = "remix/collab/_links.html" if request.htmx and cursor else "remix/collab/chain.html"
    return render(request, template, shown)


@login_required
@require_POST
def turn(request: MemberRequest, chain_id: UUID) -> HttpResponse:
    """`turn` pass gives it back; else it is taken, and the remix page of the newest clip opens."""
    chain = selectors.get_chain(chain_id, request.user)
    if request.POST.get("turn") == "pass":
        services.pass_turn(request.user, chain)
        return redirect("chain", chain.pk)
    try:
        tip = services.take_turn(request.user, chain)
    except AppError as refusal:
        messages.error(request, str(refusal.message))
        return redirect("chain", chain.pk)
    messages.success(request, _("It is your turn for an hour: what you publish of this clip is the next link."))
    return redirect(f"{reverse('remix_clip', args=[tip.pk])}?kind={RemixKind.EXTEND}")


@login_required
@require_POST
def close(request: MemberRequest, chain_id: UUID) -> HttpResponse:
    chain = selectors.get_chain(chain_id, request.user)
    services.close_chain(request.user, chain)
    messages.success(request, _("The chain is complete."))
    return redirect("chain", chain.pk)


@login_required
@require_POST
def begin(request: MemberRequest, clip_id: UUID) -> HttpResponse:
    clip = get_clip(clip_id, request.user)
    form = BeginForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Ask in at most 200 letters."))
        return redirect("clip", clip.pk)
    try:
        chain = services.open_chain(request.user, clip, form.cleaned_data["prompt"])
    except AppError as refusal:
        messages.error(request, str(refusal.message))
        return redirect("clip", clip.pk)
    return redirect("chain", chain.pk)
