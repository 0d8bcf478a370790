"""The cut-out of somebody who may be cast, for the cast picker."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.web import MemberRequest
from cameo.api.likeness import picture_reply
from cameo.policies import CameoPolicy
from cameo.selectors import by_handles
from common.errors import NotFound


@login_required
@require_safe
def face(request: MemberRequest, handle: str) -> HttpResponse:
    """Whoever may put a face into a clip may see which face it is; nobody else learns that there is one."""
    likeness = by_handles([handle]).get(handle)
    if likeness is None or not CameoPolicy(request.user).use(likeness):
        raise NotFound("no_picture", _("There is no picture."))
    return picture_reply(likeness.cutout_key, "image/webp")
