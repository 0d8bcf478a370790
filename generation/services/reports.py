"""Reports about clips: from whoever sees one, to a moderator's yes or no."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.services import notify
from accounts.states import NoticeKind
from cameo import ledger
from cameo.ledger import EventKind
from cameo.models import Likeness
from cameo.services import hold_still
from common.clock import now
from common.errors import Conflict, Forbidden
from generation.models import Clip, Report
from generation.selectors import depicted
from generation.services.clips import withdraw_clip
from generation.services.withdrawal import withdraw_clips
from generation.states import REMOVED, ReportState


def report_clip(actor: User, clip: Clip, *, shown: Likeness | None = None) -> None:
    """Into the queue, once a person and clip; `shown` is the actor's likeness in it, and the ledger hears of that.
    Staff are told of the first that waits, and of the first by somebody who is shown.
    """
    try:
        with transaction.atomic():
            if shown is not None:
                hold_still([shown.pk])
                ledger.record(EventKind.REPORTED, shown, actor=actor, clip=str(clip.pk))
            waiting = Report.objects.filter(clip=clip, state=ReportState.OPEN)
            told = waiting.exclude(likeness=None).exists() if shown else waiting.exists()
            Report.objects.create(clip=clip, reporter=actor, likeness=shown)
            for moderator in () if told else User.objects.filter(is_staff=True, is_active=True).exclude(pk=actor.pk):
                notify(moderator, NoticeKind.CLIP_REPORTED, actor=actor, reported=str(clip.pk))
    except IntegrityError:
        return  # said before


def uphold(moderator: User, clip: Clip) -> None:
    """Dark for everybody, for good, as when somebody in it takes it down; its maker and who reported it are told.

    Raises Forbidden("own_report") for who made or reported it, Conflict("report_closed") when nothing waits.
    """
    shown = depicted(clip)
    with transaction.atomic():
        hold_still([likeness.pk for likeness in shown])
        held = _held(moderator, clip)
        reports = _waiting(held)
        if shown:
            withdraw_clips(Clip.objects.filter(pk=clip.pk), reason=REMOVED, shown=shown[0], actor=moderator)
        else:
            withdraw_clip(held, reason=REMOVED, actor=moderator)
        _end(moderator, reports, ReportState.UPHELD, NoticeKind.REPORT_UPHELD)
        notify(clip.owner, NoticeKind.CLIP_REMOVED, job_id=str(clip.job_id))


def dismiss(moderator: User, clip: Clip) -> None:
    """It stays; who reported it is told. Raises as uphold."""
    with transaction.atomic():
        reports = _waiting(_held(moderator, clip))
        _end(moderator, reports, ReportState.DISMISSED, NoticeKind.REPORT_DISMISSED)


def _held(moderator: User, clip: Clip) -> Clip:
    held = Clip.objects.select_for_update(no_key=True, of=("self",)).select_related("owner", "job").get(pk=clip.pk)
    concerned = Report.objects.filter(clip=held, reporter=moderator).exists()
    if concerned or held.owner_id == moderator.pk or any(one.owner_id == moderator.pk for one in depicted(held)):
        raise Forbidden("own_report", _("Somebody else has to look at this one."))
    return held


def _waiting(clip: Clip) -> list[Report]:
    waiting = Report.objects.waiting().filter(clip=clip).select_for_update(no_key=True, of=("self",))
    if not (reports := list(waiting.select_related("reporter").order_by("pk"))):
        raise Conflict("report_closed", _("This was decided already."))
    return reports


def _end(moderator: User, reports: list[Report], to: ReportState, kind: NoticeKind) -> None:
    rows = Report.objects.filter(pk__in=[report.pk for report in reports])
    rows.update(state=to, decided_by=moderator, decided_at=now())
    for report in reports:
        notify(report.reporter, kind)
