"""How a likeness always looks, and what must never be done with it."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.web import MemberRequest
from cameo.services.existing import clips_beyond
from cameo.services.wishes import set_wishes
from cameo.views.granting import ask_about_existing
from cameo.views.sharing import find_own, home
from common.errors import AppError


@login_required
@require_POST
def wishes(request: MemberRequest, likeness_id: UUID | None = None) -> HttpResponse:
    likeness = find_own(request, likeness_id)
    appearance, restrictions = (request.POST.get(name, "") for name in ("appearance", "restrictions"))
    changed = restrictions.split() != likeness.restrictions.split()
    try:
        set_wishes(request.user, likeness, appearance=appearance, restrictions=restrictions)
    except AppError as refusal:
        messages.error(request, str(refusal.message))
        return home(likeness)
    messages.success(request, _("Saved. It holds from this moment on."))
    return ask_about_existing(likeness) if changed and clips_beyond(request.user, likeness) else home(likeness)
