"""What somebody who is shown in a clip may do about this one clip."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.services import notify
from accounts.states import NoticeKind
from cameo.models import Likeness
from cameo.services import hold_still
from common.errors import Conflict, Forbidden, NotFound
from generation.depicted import shown_in
from generation.models import Clip
from generation.services.reports import report_clip
from generation.services.withdrawal import withdraw_clips
from generation.states import MEDIA

WITHDRAWN = "withdrawn_by_depicted"


def take_out(actor: User, clip: Clip) -> None:
    """Dark for everybody, for good, from the moment of commit; its maker is told. Remixes of it are clips of their own.

    The likeness is locked first, so that a publishing that began before ends before, and one after finds it gone.
    Raises NotFound("clip_not_found") for who is not in it, Forbidden("own_clip"), Conflict("clip_gone").
    """
    shown = _shown(actor, clip)
    with transaction.atomic():
        hold_still([shown.pk])
        if not withdraw_clips(Clip.objects.filter(pk=clip.pk), reason=WITHDRAWN, shown=shown, actor=actor):
            raise Conflict("clip_gone", _("This clip is gone already."))
        notify(clip.owner, NoticeKind.CLIP_WITHDRAWN, actor=actor, job_id=str(clip.job_id))


def report(actor: User, clip: Clip) -> None:
    """See report_clip. Raises as take_out."""
    shown = _shown(actor, clip)
    if clip.visibility not in MEDIA:
        raise Conflict("clip_gone", _("This clip is gone already."))
    report_clip(actor, clip, shown=shown)


def _shown(actor: User, clip: Clip) -> Likeness:
    shown = shown_in(actor, clip)
    if shown is None:
        raise NotFound("clip_not_found", _("There is no such clip."))
    if clip.owner_id == actor.pk:
        raise Forbidden("own_clip", _("This clip is your own: delete it."))
    return shown
