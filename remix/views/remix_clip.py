"""The page on which a clip is taken up: every way that there is, and the form of the one that is chosen."""

from uuid import UUID, uuid4

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from accounts.web import MemberRequest
from common.errors import AppError
from generation.models import Clip
from generation.selectors import get_clip
from generation.views.forms import order_key
from remix.contracts import RemixRequest
from remix.forms.picking import clips_named
from remix.forms.reading import options_in, raw_values
from remix.forms.screen import Screen, remix_screen, screen_page
from remix.kinds import asked
from remix.services import start_remix

MOST_KEY = 80


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def remix_clip(request: MemberRequest, clip_id: UUID) -> HttpResponse:
    """`?kind=` chooses the way and `?with=` further clips. Everybody the clips show is asked again with the order."""
    clip = get_clip(clip_id, request.user)
    if request.method == "POST":
        return _order(request, clip)
    further = clips_named(request.GET.getlist("with"), "", request.user)
    screen = remix_screen(request.user, clip, request.GET.get("kind", ""), further)
    return screen_page(request, screen, key=str(uuid4()))


def _order(request: MemberRequest, clip: Clip) -> HttpResponse:
    sent, actor = request.POST, request.user
    further = clips_named(sent.getlist("with"), sent.get("order", ""), actor)
    screen = remix_screen(actor, clip, sent.get("kind", ""), further)
    key = sent.get("key", "")[:MOST_KEY]
    try:
        wanted = _wanted(request, screen)
        one_order = order_key(key, clip.pk, wanted.kind, *(one.pk for one in further), wanted.options)
        job = start_remix(actor, wanted, idempotency_key=one_order)
    except AppError as refusal:
        sent_values = raw_values(screen.fields, sent)
        return screen_page(request, screen.refused(refusal, sent_values), key=key or str(uuid4()), status=422)
    return redirect("job", job.pk)


def _wanted(request: MemberRequest, screen: Screen) -> RemixRequest:
    """Raises as remix.kinds.asked does, `kind_unknown` too."""
    options = options_in(screen.fields, request.POST)
    if seed := request.POST.get("seed", "").strip():
        options["seed"] = seed
    return asked(request.user, screen.asked_kind(request.POST.get("kind", "")), screen.parents, options)
