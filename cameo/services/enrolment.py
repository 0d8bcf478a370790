"""From a picture to an active likeness: checked by a worker, never in the web process."""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.ages import age_years
from accounts.models import User
from accounts.pictures import read_picture
from accounts.services import notify
from accounts.states import NoticeKind
from cameo import ledger, vault
from cameo.ledger import EventKind
from cameo.models import Likeness
from cameo.queue import ring_inspection
from cameo.services.purge import NO_FILES, purge_space
from cameo.states import LikenessState
from common import store
from common.clock import now
from common.errors import Conflict, Forbidden
from vision.picture import reencode

RING_EVERY = timedelta(seconds=30)
UPLOAD_LASTS = timedelta(minutes=1)
"""A row whose photo has not arrived by then lost its upload with the server."""
MOST_ATTEMPTS = 3
"""A photo that took its worker down this often is refused."""


def enrol(actor: User, *, photo: bytes) -> Likeness:
    """Keeps the re-encoded photo and rings a worker to check it.

    Raises Forbidden("too_young_for_likeness"), also when the day of birth is unknown; Invalid with the picture's fault;
    Conflict("likeness_exists") while another one is live.
    """
    check_age(actor)
    content = reencode(read_picture(photo))
    try:
        with transaction.atomic():
            likeness = Likeness.objects.create(owner=actor, handle=actor.username)
            ledger.record(EventKind.ENROLLED, likeness, actor=actor)
    except IntegrityError:
        raise Conflict("likeness_exists", _("You have a cameo already. Take it back first.")) from None
    return hand_over(likeness, content, suffix="jpg")


def check_age(actor: User) -> None:
    """Raises Forbidden("too_young_for_likeness"), also when the day of birth is unknown."""
    if actor.birth_date is None or age_years(actor.birth_date, now().date()) < settings.LIKENESS_MINIMUM_AGE:
        raise Forbidden(
            "too_young_for_likeness",
            _("A cameo needs an age of %(age)s or more.") % {"age": settings.LIKENESS_MINIMUM_AGE},
        )


def hand_over(likeness: Likeness, content: bytes, *, suffix: str) -> Likeness:
    """Keeps the re-encoded picture of a row that is there already, so that whatever reaches the store has a row to be
    swept by, and rings a worker to check it. Raises Conflict("likeness_moved"), VaultLocked.
    """
    try:
        key = vault.put(likeness, content, suffix=suffix)
    except vault.VaultLocked as error:
        reject(likeness, reasons=[error.code])  # so that the next try is not told that there is one already
        raise
    with transaction.atomic():
        waiting = Likeness.objects.filter(pk=likeness.pk, state=LikenessState.CHECKING)
        kept = bool(waiting.update(photo_key=key, rung_at=now()))
        if kept:
            ring_inspection(likeness.pk)
    if not kept:
        purge_space(likeness)
        raise Conflict("likeness_moved", _("It was taken back meanwhile."))
    likeness.refresh_from_db()
    return likeness


def begin_check(likeness_id: UUID) -> Likeness | None:
    """The likeness to check, or None when there is nothing to do. Counts the attempt; too many end in a rejection."""
    waiting = Likeness.objects.filter(pk=likeness_id, state=LikenessState.CHECKING).exclude(photo_key="")
    if waiting.filter(attempts__gte=MOST_ATTEMPTS).exists():
        reject(waiting.get(), reasons=["check_failed"])
        return None
    if not waiting.update(attempts=F("attempts") + 1):
        return None
    return waiting.first()


def accept(likeness: Likeness, *, identity: bytes, cutout: bytes, photo: bytes = b"", doubtful: bool = False) -> bool:
    """`identity` is an .npz of vision.contracts.Identity, or of vision.character.Character for a character; `cutout` a
    WebP; `photo`, a WebP too, takes the place of the clip that it is a frame of. `doubtful`: it stays its owner's alone
    until a moderator looked. False when it was decided meanwhile; then nothing of these is kept.
    """
    keys: dict[str, str] = {}
    sent = likeness.photo_key
    try:
        if photo:
            keys["photo_key"] = vault.put(likeness, photo, suffix="webp")
        keys["identity_key"] = vault.put(likeness, identity, suffix="npz")
        keys["cutout_key"] = vault.put(likeness, cutout, suffix="webp")
        with transaction.atomic():
            moment = now()
            doubted = {"doubted_at": moment} if doubtful else {}
            Likeness.objects.move(likeness, LikenessState.ACTIVE, **keys, **doubted, decided_at=moment)
            ledger.record(EventKind.ACTIVATED, likeness, doubtful=doubtful)
            _tell(likeness, NoticeKind.CAMEO_READY, NoticeKind.CHARACTER_READY)
            if photo:
                transaction.on_commit(lambda: store.delete(sent), robust=True)
    except Conflict:
        current = Likeness.objects.get(pk=likeness.pk)
        store.delete(*(set(keys.values()) - {current.photo_key, current.identity_key, current.cutout_key}))
        return False
    return True


def reject(likeness: Likeness, *, reasons: list[str]) -> bool:
    """Ends the check with codes of cameo.reasons and removes the photo. False when it was decided meanwhile."""
    try:
        with transaction.atomic():
            Likeness.objects.move(
                likeness,
                LikenessState.REJECTED,
                reasons=reasons,
                **NO_FILES,
                decided_at=now(),
            )
            vault.destroy(likeness)
            ledger.record(EventKind.REJECTED, likeness, reasons=reasons)
            _tell(likeness, NoticeKind.CAMEO_REJECTED, NoticeKind.CHARACTER_REJECTED)
            transaction.on_commit(lambda: purge_space(likeness), robust=True)  # else the sweep does it
    except Conflict:
        return False
    return True


def ring_waiting() -> int:
    """Rings again for checks whose bell was lost, ends uploads that never arrived. How many it rang."""
    moment = now()
    checking = Likeness.objects.filter(state=LikenessState.CHECKING)
    for lost in checking.filter(photo_key="", created_at__lt=moment - UPLOAD_LASTS):
        reject(lost, reasons=["upload_interrupted"])
    silent = Q(rung_at__isnull=True) | Q(rung_at__lt=moment - RING_EVERY)
    rung = 0
    for pk in list(checking.filter(silent).exclude(photo_key="").values_list("pk", flat=True)):
        with transaction.atomic():
            if checking.filter(silent, pk=pk).update(rung_at=moment):
                ring_inspection(pk)
                rung += 1
    return rung


def _tell(likeness: Likeness, of_face: NoticeKind, of_character: NoticeKind) -> None:
    if likeness.is_character:
        notify(likeness.owner, of_character, character=str(likeness.pk))
    else:
        notify(likeness.owner, of_face)
