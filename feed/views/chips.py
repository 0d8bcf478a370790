"""Wishes as the sheet shows them."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from feed.contracts import Chip
from feed.models import Steer
from feed.search import nearest
from feed.steering import chips_of

LABELS: dict[str, Promise] = {
    "more": _("More %(topic)s"),
    "less": _("Less %(topic)s"),
    "no": _("No %(topic)s"),
    "only": _("Only %(topic)s"),
    "shorter": _("Shorter"),
    "longer": _("Longer"),
    "newer": _("Newer"),
    "friends": _("From people you follow"),
    "surprise": _("Surprise me"),
}
HARD = ("no", "only")
"""They hold or do not; there is no more or less of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownChip:
    """`number` is its place in the wish. `lost`: nothing here matches; `nearest` is what comes close. `idle`:
    it does nothing, since the feed is impersonal.
    """

    number: int
    verb: str
    topic: str
    label: str
    strength: str
    graded: bool
    lost: bool
    nearest: tuple[str, ...]
    idle: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownWish:
    id: int
    text: str
    expires_at: datetime | None
    chips: list[ShownChip]


def shown_wish(steer: Steer, *, personal: bool) -> ShownWish:
    chips = [_shown(number, chip, personal=personal) for number, chip in enumerate(chips_of(steer))]
    return ShownWish(id=steer.pk, text=steer.text, expires_at=steer.expires_at, chips=chips)


def _shown(number: int, chip: Chip, *, personal: bool) -> ShownChip:
    lost = bool(chip.topic) and chip.found == 0
    return ShownChip(
        number=number,
        verb=chip.verb,
        topic=chip.topic,
        label=str(LABELS[chip.verb]) % {"topic": chip.topic},
        strength=f"{chip.strength:g}",
        graded=chip.verb not in HARD,
        lost=lost,
        nearest=tuple(nearest(chip.topic)) if lost else (),
        idle=not personal and chip.verb != "no",
    )
