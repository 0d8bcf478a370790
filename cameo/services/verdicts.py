"""What follows from a capture: nothing, a face that is its owner's, or a moderator's look."""

from contextlib import suppress
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q

from accounts.services import notify
from accounts.states import NoticeKind
from cameo import vault
from cameo.capture.contracts import Verdict
from cameo.models import Capture, Likeness
from cameo.queue import ring_judge
from cameo.services.faces import take_face
from cameo.states import CaptureState, Tier
from common.clock import now
from common.errors import Conflict
from vision.capture.contracts import Check, Finding, Outcome, failed

MOST_ATTEMPTS = 3
RING_EVERY = timedelta(minutes=2)
"""Judging takes a worker half a minute."""
UPLOAD_LASTS = timedelta(minutes=2)


def begin_judging(capture_id: UUID) -> Capture | None:
    """The capture to judge, or None when there is nothing to do. Counts the attempt; too many end in a failure."""
    waiting = Capture.objects.filter(pk=capture_id, state=CaptureState.CHECKING).exclude(video_key="")
    if waiting.filter(attempts__gte=MOST_ATTEMPTS).exists():
        give_up(waiting.get(), "check_failed")
        return None
    if not waiting.update(attempts=F("attempts") + 1, rung_at=now()):
        return None
    return waiting.select_related("owner").first()


def conclude(capture: Capture, verdict: Verdict) -> Capture:
    """Once: a second verdict changes nothing. A failed capture leaves no picture, only what finds it again.

    A doubt makes a face that only its owner may use, until a moderator looked; it never replaces one that is better
    known.
    """
    known = verdict.known and verdict.outcome == Outcome.PASSED
    tier = {Outcome.PASSED: Tier.REVIEWED if known else Tier.CHALLENGED}.get(verdict.outcome, Tier.SELF_DECLARED)
    fields: dict[str, Any] = {"print": verdict.print, "checks": _plain(verdict), "decided_at": now()}
    if verdict.outcome == Outcome.FAILED or verdict.face is None or _spoils(capture, verdict.outcome):
        return _fail(capture, fields)
    _doubt(verdict.twins)
    state = CaptureState.PASSED if verdict.outcome == Outcome.PASSED else CaptureState.REVIEW
    try:
        sheet = {"sheet_key": vault.put_capture(capture, verdict.sheet, suffix="jpg")}
        take_face(capture, verdict.face, state=state, tier=tier, fields=fields | sheet)
    except Conflict:
        return _fail(capture, fields)
    return capture


def give_up(capture: Capture, code: str) -> Capture:
    """It could not be judged at all."""
    finding = failed(Check.VIDEO, code)
    return _fail(capture, {"checks": _plain(Verdict(outcome=Outcome.FAILED, findings=(finding,))), "decided_at": now()})


def ring_captures() -> int:
    """Rings again for verdicts whose bell was lost, ends what never arrived or ran out. How many it rang."""
    moment = now()
    Capture.objects.filter(state=CaptureState.ISSUED, expires_at__lt=moment).update(state=CaptureState.EXPIRED)
    checking = Capture.objects.filter(state=CaptureState.CHECKING)
    for lost in checking.filter(video_key="", expires_at__lt=moment - UPLOAD_LASTS):
        give_up(lost, "upload_interrupted")
    silent = Q(rung_at__isnull=True) | Q(rung_at__lt=moment - RING_EVERY)
    rung = 0
    for pk in list(checking.filter(silent).exclude(video_key="").values_list("pk", flat=True)):
        with transaction.atomic():
            if checking.filter(silent, pk=pk).update(rung_at=moment):
                ring_judge(pk)
                rung += 1
    return rung


def _spoils(capture: Capture, outcome: Outcome) -> bool:
    better = Likeness.objects.owned_by(capture.owner).people().live().filter(tier__gte=Tier.CHALLENGED)
    return outcome == Outcome.UNSURE and better.exists()


def _fail(capture: Capture, fields: dict[str, Any]) -> Capture:
    try:
        with transaction.atomic():
            Capture.objects.move(capture, CaptureState.FAILED, **fields)
            notify(capture.owner, NoticeKind.CAMEO_REJECTED)
            transaction.on_commit(lambda: vault.delete_capture(capture), robust=True)
    except Conflict:
        capture.refresh_from_db()
    return capture


def _doubt(twins: tuple[str, ...]) -> None:
    """The same face on two accounts: somebody looks at the other one too, which keeps its tier meanwhile."""
    for pk in twins:
        capture = Capture.objects.filter(likeness=UUID(pk), state=CaptureState.PASSED).order_by("-created_at").first()
        if capture is not None:
            doubt = {Check.PERSON.value: {"outcome": Outcome.UNSURE.value, "codes": ["same_face_elsewhere"]}}
            with suppress(Conflict):  # somebody is deciding about it at this moment
                Capture.objects.move(capture, CaptureState.REVIEW, checks=capture.checks | doubt)


def _plain(verdict: Verdict) -> dict[str, Any]:
    found = {finding.check.value: _said(finding) for finding in verdict.findings}
    if verdict.twins:
        found[Check.PERSON.value]["twins"] = list(verdict.twins)
    return found


def _said(finding: Finding) -> dict[str, Any]:
    return {"outcome": finding.outcome.value, "codes": [str(code) for code in finding.codes]}
