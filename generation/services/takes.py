"""Several takes at once, each a job of its own: priced, paid for and idempotent like any other."""

import secrets
from collections.abc import Callable

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.selectors import balance
from accounts.services import grant_daily
from common.errors import AppError, Conflict, Invalid, PaymentRequired, TooMany
from generation.models import Job, Take, TakeSet
from generation.models.takes import MOST_TAKES
from generation.services.stop import cancel_job
from generation.states import IN_FLIGHT

Order = Callable[[int, str], Job]
"""Submits one take, by its seed and its idempotency key; raises as submit_job does."""


def order_takes(
    actor: User, *, number: int, seed: int | None, price: int, order: Order, idempotency_key: str
) -> TakeSet:
    """`number` jobs that differ in nothing but the seed; `price` is that of one of them, in credits. The same key gives
    the same set, and finishes one that was cut short and of which none was kept yet.

    Raises Invalid("takes_number"), TooMany("too_many_jobs"), PaymentRequired("not_enough_credits") before anything is
    stored, and whatever `order` raises; then takes that were ordered already are stopped, and their credits are back.
    """
    if not 2 <= number <= MOST_TAKES:
        raise Invalid("takes_number", _("There are two to four takes."), least=2, most=MOST_TAKES)
    takes = TakeSet.objects.owned_by(actor.pk).filter(idempotency_key=idempotency_key).first()
    if takes is None:
        _refuse_what_does_not_fit(actor, number, price)
        takes = _begin(actor, number, seed, idempotency_key)
    if takes.kept_id is not None:
        return takes
    ordered = dict(takes.takes.values_list("place", "job"))
    for place in range(takes.number):
        if place not in ordered:
            _order(takes, place, order)
    return takes


def _begin(actor: User, number: int, seed: int | None, key: str) -> TakeSet:
    first = secrets.randbelow(2**32) if seed is None else seed
    try:
        with transaction.atomic():
            return TakeSet.objects.create(owner=actor, number=number, seed=first, idempotency_key=key)
    except IntegrityError:
        return TakeSet.objects.get(owner=actor, idempotency_key=key)


def _order(takes: TakeSet, place: int, order: Order) -> None:
    try:
        job = order(takes.seed_of(place), f"take:{takes.pk}:{place}")
    except AppError:
        _call_off(takes)
        raise
    Take.objects.get_or_create(takes=takes, place=place, defaults={"job": job})


def _refuse_what_does_not_fit(actor: User, number: int, price: int) -> None:
    """All takes or none."""
    most = settings.MAX_JOBS_IN_FLIGHT
    if Job.objects.in_flight().owned_by(actor.pk).count() + number > most:
        raise TooMany("too_many_jobs", _("Wait until one of your clips is finished."), most=most)
    grant_daily(actor)
    if balance(actor)[0] < price * number:
        raise PaymentRequired("not_enough_credits", _("You do not have enough credits for so many takes today."))


def _call_off(takes: TakeSet) -> None:
    """The set goes with its key, so that the next try is another set."""
    for take in takes.takes.select_related("job__owner"):
        if take.job.state in IN_FLIGHT:
            try:
                cancel_job(takes.owner, take.job)
            except Conflict:
                continue  # it ended this instant: what it made is a draft like any other
    takes.delete()
