"""Wishes changed and taken back."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from common.clock import now
from common.errors import Invalid
from feed.contracts import Chip
from feed.models import Steer
from feed.steering.active import chips_of, get_steer
from feed.steering.parsing import DEFAULT_HOURS
from feed.steering.pointing import stored

WEAKEST, STRONGEST = 0.1, 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A chip that stays, known by its verb and topic. `strength` None: as it is."""

    verb: str
    topic: str = ""
    strength: float | None = None


def change(actor: User, steer_id: int, *, chips: Sequence[Kept] | None = None, for_good: bool | None = None) -> Steer:
    """Of the chips only those named stay. `for_good` False gives the wish the usual 72 hours from now.

    Raises NotFound("steer_not_found"), Invalid("chip_not_found" | "steer_without_chips" | "bad_strength").
    """
    steer = get_steer(steer_id, actor)
    changes: dict[str, object] = {}
    if chips is not None:
        left = _left({(chip.verb, chip.topic): chip for chip in chips_of(steer)}, chips)
        changes |= {"chips": [asdict(chip) for chip in left], **stored(left)}
    if for_good is not None:
        changes["expires_at"] = None if for_good else now() + timedelta(hours=DEFAULT_HOURS)
    if changes:
        Steer.objects.filter(pk=steer.pk).update(**changes)
        steer.refresh_from_db()
    return steer


def drop(actor: User, steer_id: int) -> None:
    """Raises NotFound("steer_not_found")."""
    get_steer(steer_id, actor).delete()


def _left(known: dict[tuple[str, str], Chip], kept: Sequence[Kept]) -> list[Chip]:
    if not kept:
        raise Invalid("steer_without_chips", _("A wish needs something to wish for. Delete it instead."))
    left = {}
    for one in kept:
        chip = known.get((one.verb, one.topic))
        if chip is None:
            raise Invalid("chip_not_found", _("This wish does not say that."))
        if one.strength is not None and not WEAKEST <= one.strength <= STRONGEST:
            raise Invalid("bad_strength", _("The strength goes from 0.1 to 3."))
        left[one.verb, one.topic] = chip if one.strength is None else replace(chip, strength=one.strength)
    return list(left.values())
