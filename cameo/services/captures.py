"""Setting a challenge, and taking the one video that answers it."""

import hashlib
import hmac
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from cameo import vault
from cameo.capture.challenge import new_nonce, new_script, plain, source_of_chance
from cameo.capture.upload import check_video
from cameo.models import Capture
from cameo.queue import ring_judge
from cameo.services.enrolment import check_age
from cameo.states import CaptureState
from common.clock import now
from common.errors import Conflict, Forbidden, Gone, Invalid, NotFound, TooMany

VALID = timedelta(seconds=90)
TRIES_A_DAY = 3
A_DAY = timedelta(days=1)
HURRY_S = 1.0
"""How much sooner than the script lasts an answer may come: clocks tick differently."""


def issue_challenge(actor: User, session: str, *, language: str = "en", voice: bool = False) -> Capture:
    """A new challenge for this person in this session; one that was open before is void. `session` is the session's
    key or token, of which only a hash is kept; `language` an ISO 639-1 code.

    Raises Forbidden("too_young_for_likeness"); TooMany("capture_tries_used").
    """
    check_age(actor)
    script = new_script(source_of_chance())
    moment = now()
    with transaction.atomic():
        User.objects.select_for_update(no_key=True).get(pk=actor.pk)  # one of a person at a time, for the limit
        recent = Capture.objects.filter(owner=actor, created_at__gt=moment - A_DAY).order_by("created_at")
        if recent.count() >= TRIES_A_DAY:
            wait_s = int((recent[0].created_at + A_DAY - moment).total_seconds()) + 1
            raise TooMany("capture_tries_used", _("Three tries a day. Come back tomorrow."), retry_after_s=wait_s)
        for open_one in Capture.objects.filter(owner=actor, state=CaptureState.ISSUED):
            Capture.objects.move(open_one, CaptureState.EXPIRED)
        return Capture.objects.create(
            owner=actor,
            session=_hashed(session),
            nonce=new_nonce(),
            script=plain(script),
            language=language,
            voice=voice,
            expires_at=moment + VALID,
        )


def answer_challenge(actor: User, capture_id: UUID, nonce: str, video: bytes, *, session: str) -> Capture:
    """Seals the video and rings a worker to judge it. Every refusal comes before anything is decoded, and leaves
    nothing behind; the challenge stays as it was.

    Raises NotFound("capture_not_found"), Forbidden("challenge_foreign"), Conflict("challenge_used"),
    Gone("challenge_over"), Invalid("challenge_too_soon"), Invalid with a code of cameo.capture.upload,
    Invalid("capture_replayed"), VaultLocked.
    """
    capture = find_capture(actor, capture_id)
    same_session = hmac.compare_digest(capture.session, _hashed(session))
    if not same_session or not hmac.compare_digest(capture.nonce.encode(), nonce.encode()):
        raise Forbidden("challenge_foreign", _("This challenge was set for another page. Start again."))
    if capture.state not in (CaptureState.ISSUED, CaptureState.EXPIRED):
        raise Conflict("challenge_used", _("This challenge was answered already."))
    if capture.state == CaptureState.EXPIRED or now() >= capture.expires_at:
        raise Gone("challenge_over", _("The challenge ran out: it lasts 90 seconds. Start again."))
    if (now() - capture.created_at).total_seconds() < capture.script["seconds"] - HURRY_S:
        raise Invalid("challenge_too_soon", _("The video came sooner than the challenge can be done."))
    check_video(video)
    digest = hashlib.sha256(video).hexdigest()
    if Capture.objects.filter(video_hash=digest).exists():
        raise Invalid("capture_replayed", _("This video was sent before. Record a new one."))
    _take(capture, digest)
    return _keep(capture, video)


def find_capture(actor: User, capture_id: UUID) -> Capture:
    """Raises NotFound("capture_not_found")."""
    capture = Capture.objects.filter(owner=actor, pk=capture_id).first()
    if capture is None:
        raise NotFound("capture_not_found", _("There is no such challenge."))
    return capture


def _take(capture: Capture, digest: str) -> None:
    """Of two answers at once one is first."""
    try:
        Capture.objects.move(capture, CaptureState.CHECKING, video_hash=digest)
    except Conflict:
        raise Conflict("challenge_used", _("This challenge was answered already.")) from None


def _keep(capture: Capture, video: bytes) -> Capture:
    """Without its video the sweep ends it."""
    key = vault.put_capture(capture, video, suffix="bin")
    with transaction.atomic():
        kept = Capture.objects.filter(pk=capture.pk, state=CaptureState.CHECKING).update(video_key=key, rung_at=now())
        if kept:
            ring_judge(capture.pk)
    if not kept:
        vault.delete_capture(capture)
    capture.refresh_from_db()
    return capture


def _hashed(session: str) -> str:
    return hashlib.sha256(f"capture session {session}".encode()).hexdigest()
