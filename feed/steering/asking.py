"""A wish is said: understood, looked for on the site, and kept."""

from dataclasses import asdict, dataclass
from datetime import timedelta
from itertools import groupby

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from common.clock import now
from common.errors import Invalid, TooMany
from common.text import storable
from feed.contracts import Chip
from feed.models import Steer
from feed.search.knowing import how_well
from feed.steering.active import active
from feed.steering.parsing import Said, understand
from feed.steering.pointing import stored
from feed.steering.preferences import chosen, personal

MOST_LETTERS = 200
MOST_ACTIVE = 12
"""Wishes of a person at one time; what is said at once with one life is one wish."""
MOST_CHIPS = 10
"""Of one wish's text."""
LONGEST_HOURS = 10 * 365 * 24.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """`missed` are the parts of the text that nothing was made of, as typed. `personal`: see Preferences."""

    made: list[Steer]
    missed: list[str]
    personal: bool


def ask(actor: User, text: str) -> Asked:
    """Keeps what was understood, a Steer for each length of life in it.

    Raises Invalid("steer_empty" | "steer_too_long" | "text_not_storable" | "steer_not_understood" |
    "steer_too_many_chips" | "steer_bad_time"), TooMany("too_many_steers"); nothing is kept then.
    """
    text = _checked(text)
    heard = understand(text)
    if not heard.said:
        missed = heard.missed or [text]
        raise Invalid(
            "steer_not_understood", _("This was not understood. Try “more cats, no politics”."), missed=missed
        )
    if len(heard.said) > MOST_CHIPS:
        raise Invalid("steer_too_many_chips", _("These are too many wishes at once."), most=MOST_CHIPS)
    if not all(said.hours is None or 0 < said.hours <= LONGEST_HOURS for said in heard.said):
        raise Invalid("steer_bad_time", _("A wish can not last that long. Try “for a week” or “for good”."))
    topics = how_well([said.topic for said in heard.said if said.topic])
    lives = [
        (hours, [(said, _chip(said, topics)) for said in group])
        for hours, group in groupby(sorted(heard.said, key=_life), key=lambda said: said.hours)
    ]
    rows = [_row(actor, hours, pairs) for hours, pairs in lives]
    with transaction.atomic():
        # One wish of a person at a time, for the limit.
        person = User.objects.annotate(personalise=chosen("pk")).select_for_update(no_key=True).get(pk=actor.pk)
        if active(actor).count() + len(rows) > MOST_ACTIVE:
            raise TooMany("too_many_steers", _("You have many wishes already. Delete one first."), most=MOST_ACTIVE)
        Steer.objects.filter(person=actor, expires_at__lte=now()).delete()
        made = [_saved(row) for row in rows]
    return Asked(made=made, missed=heard.missed, personal=personal(actor, person))


def _checked(text: str) -> str:
    text = text.strip()
    if not text:
        raise Invalid("steer_empty", _("Say what you would like to see."))
    if len(text) > MOST_LETTERS:
        raise Invalid("steer_too_long", _("At most 200 letters."), most=MOST_LETTERS)
    if not storable(text):
        raise Invalid("text_not_storable", _("This text holds characters that can not be kept."))
    return text


def _life(said: Said) -> float:
    return float("inf") if said.hours is None else said.hours


def _chip(said: Said, topics: dict[str, tuple[tuple[str, ...], float]]) -> Chip:
    tags, found = topics.get(said.topic, ((), 1.0))
    return Chip(verb=said.verb, topic=said.topic, tags=tags, strength=said.strength, found=found)


def _row(actor: User, hours: float | None, pairs: list[tuple[Said, Chip]]) -> Steer:
    """Not saved yet: an encoder that the operator plugged in may take its time, and no lock is held for it."""
    chips = [chip for _said, chip in pairs]
    return Steer(
        person=actor,
        text=", ".join(dict.fromkeys(said.words for said, _made in pairs))[:MOST_LETTERS],
        chips=[asdict(chip) for chip in chips],
        expires_at=None if hours is None else now() + timedelta(hours=hours),
        **stored(chips),
    )


def _saved(row: Steer) -> Steer:
    row.save()
    return row
