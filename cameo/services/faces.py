"""The face of a capture becomes a likeness, or takes the place of what its owner uploaded before."""

from typing import Any

from django.db import IntegrityError, transaction

from accounts.services import notify
from accounts.states import NoticeKind
from cameo import ledger, vault
from cameo.capture.contracts import Face
from cameo.ledger import EventKind
from cameo.models import Capture, CaptureKey, Likeness
from cameo.signals import consent_revoked
from cameo.states import LIVE, CaptureState, LikenessState, Tier
from common import store
from common.clock import now
from common.errors import Conflict


def take_face(capture: Capture, face: Face, *, state: CaptureState, tier: Tier, fields: dict[str, Any]) -> Likeness:
    """In one transaction: the likeness has this face and this tier, and the capture its state and `fields`.

    What is known is known of this face alone, so a likeness that had a higher tier falls to this one, and jobs that
    relied on it are asked for again. What was made of a mere selfie stays private, unless an analyser saw that it was
    the same face. Raises Conflict when the owner took it back meanwhile; nothing is kept then.
    """
    likeness = _row(capture)
    keys = _sealed(likeness, face)
    try:
        with transaction.atomic():
            row = Likeness.objects.select_for_update(no_key=True).select_related("owner").get(pk=likeness.pk)
            if row.state not in LIVE or _taken_back(capture):
                raise Conflict("likeness_moved")
            Capture.objects.move(capture, state, likeness=row, **fields)
            _dress(row, keys, tier)
            ledger.record(EventKind.CHALLENGED, row, capture=str(capture.pk), outcome=state.value, tier=int(tier))
    except Conflict:
        store.delete(*_names(keys))
        raise
    return row


def _row(capture: Capture) -> Likeness:
    """The owner's live one, else a new one, which the sweep ends if nothing comes of it."""
    for _attempt in range(2):
        live = Likeness.objects.owned_by(capture.owner).people().live().first()
        if live is not None:
            return live
        if _taken_back(capture):
            raise Conflict("likeness_moved")
        try:
            with transaction.atomic():
                made = Likeness.objects.create(owner=capture.owner, handle=capture.owner.username)
                ledger.record(EventKind.ENROLLED, made, actor=capture.owner)
            return made
        except IntegrityError:  # a selfie came in at this moment
            continue
    raise Conflict("likeness_moved")


def _taken_back(capture: Capture) -> bool:
    """Taking back a face destroys the keys of every capture made before."""
    return CaptureKey.objects.filter(capture=capture, destroyed_at__isnull=False).exists()


def _sealed(likeness: Likeness, face: Face) -> dict[str, Any]:
    """Raises Conflict("likeness_moved"), VaultLocked."""
    return {
        "photo_key": vault.put(likeness, face.photo, suffix="jpg"),
        "identity_key": vault.put(likeness, face.identity, suffix="npz"),
        "cutout_key": vault.put(likeness, face.cutout, suffix="webp"),
        "angle_keys": [vault.put(likeness, angle, suffix="jpg") for angle in face.angles],
        "voice_key": vault.put(likeness, face.voice, suffix="wav") if face.voice else "",
        "embedding_key": vault.put(likeness, face.embedding, suffix="f32") if face.embedding else "",
    }


def _dress(row: Likeness, keys: dict[str, Any], tier: Tier) -> None:
    old = set(_names({name: getattr(row, name) for name in keys}))
    fell = tier < row.tier
    if row.state == LikenessState.CHECKING:
        Likeness.objects.move(row, LikenessState.ACTIVE, **keys, tier=tier, decided_at=now())
        ledger.record(EventKind.ACTIVATED, row)
    else:
        another = {} if tier >= Tier.REVIEWED or not row.is_mere_selfie else {"face_since": now()}
        Likeness.objects.filter(pk=row.pk).update(**keys, **another, tier=tier)
        row.refresh_from_db()
    notify(row.owner, NoticeKind.CAMEO_READY)
    if fell:
        consent_revoked.send(sender=Likeness, likeness_id=row.pk)
    unused = old - set(_names(keys))
    transaction.on_commit(lambda: store.delete(*unused), robust=True)


def _names(keys: dict[str, Any]) -> list[str]:
    return [key for held in keys.values() for key in (held if isinstance(held, list) else [held]) if key]
