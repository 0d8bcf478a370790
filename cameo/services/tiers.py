"""How well a face is known, and who says so."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.services import notify
from accounts.states import NoticeKind
from cameo import ledger, vault
from cameo.capture.reviews import captures_to_review
from cameo.ledger import EventKind
from cameo.models import Capture, Likeness
from cameo.signals import consent_revoked
from cameo.states import LIVE, CaptureState, Tier
from common.clock import now
from common.errors import Conflict, Forbidden

REFUSED = "refused_by_moderator"


def raise_tier(likeness: Likeness, tier: Tier, *, by: User | None) -> Likeness:
    """Never lowers it. `by` is the moderator, None an analyser. Raises Conflict("likeness_moved") once it ended."""
    with transaction.atomic():
        row = _held(likeness)
        if row.tier < tier:
            Likeness.objects.filter(pk=row.pk).update(tier=tier)
            row.refresh_from_db()
            ledger.record(EventKind.RAISED, row, actor=by, tier=int(tier))
    return row


def accept_capture(moderator: User, capture: Capture) -> Capture:
    """Somebody looked: the face is one living person's, and its owner's. The video goes at once.

    Raises Forbidden("own_capture"), Conflict("capture_moved") when it is not to be reviewed any more.
    """
    return _decide(moderator, capture, CaptureState.PASSED)


def refuse_capture(moderator: User, capture: Capture) -> Capture:
    """The face stays its owner's alone, privately: whatever others were making with it is asked for again.

    Raises as accept_capture.
    """
    return _decide(moderator, capture, CaptureState.FAILED)


def _decide(moderator: User, capture: Capture, to: CaptureState) -> Capture:
    if capture.owner_id == moderator.pk:
        raise Forbidden("own_capture", _("Somebody else has to look at yours."))
    with transaction.atomic():
        # Under the lock: a newer capture has another face, which nobody looked at.
        row = None if capture.likeness is None else _held(capture.likeness)
        seen = captures_to_review(moderator).filter(pk=capture.pk, state=capture.state, likeness=row).first()
        if row is None or seen is None:
            raise Conflict("capture_moved", _("This was decided already."))
        good = to == CaptureState.PASSED
        fields = {"reviewer": moderator, "decided_at": now(), "checks": _checks(seen, good=good)}
        if seen.state == to:
            Capture.objects.filter(pk=seen.pk).update(**fields)
        else:
            Capture.objects.move(seen, to, **fields)
        ledger.record(EventKind.REVIEWED, row, actor=moderator, capture=str(seen.pk), outcome=to.value)
        if good:
            raise_tier(row, Tier.REVIEWED, by=moderator)
        else:
            _fall(row)
        notify(row.owner, NoticeKind.CAMEO_READY if good else NoticeKind.CAMEO_REJECTED)
        transaction.on_commit(lambda: vault.delete_capture(seen), robust=True)
    seen.refresh_from_db()
    return seen


def _held(likeness: Likeness) -> Likeness:
    row = Likeness.objects.select_for_update(no_key=True).select_related("owner").get(pk=likeness.pk)
    if row.state not in LIVE:
        raise Conflict("likeness_moved", _("It was taken back meanwhile."))
    return row


def _fall(row: Likeness) -> None:
    if Likeness.objects.filter(pk=row.pk, tier__gt=Tier.SELF_DECLARED).update(tier=Tier.SELF_DECLARED):
        consent_revoked.send(sender=Likeness, likeness_id=row.pk)


def _checks(capture: Capture, *, good: bool) -> dict[str, object]:
    said = {"outcome": "passed", "codes": []} if good else {"outcome": "failed", "codes": [REFUSED]}
    return {**capture.checks, "review": said}
