"""Several takes at once, each a job of its own: priced, paid for and idempotent like any other."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.selectors import balance
from accounts.services import grant_daily
from common.errors import AppError, Conflict, Invalid, PaymentRequired, TooMany
from generation.models import Job, Take, TakeSet
from generation.models.takes import MOST_TAKES
from generation.requests import JobRequest
from generation.services.sketch import sketch
from generation.services.stop import cancel_job
from generation.services.submit import submit_job
from generation.states import IN_FLIGHT


@dataclass(frozen=True, slots=True, kw_only=True)
class OneTake:
    """What one of them is submitted with; only the `first` of a set is news to anybody."""

    seed: int
    key: str
    first: bool


Order = Callable[[OneTake], Job]
"""Submits one take; raises as submit_job does."""


def order_takes(
    actor: User, *, number: int, seed: int | None, price: int, order: Order, idempotency_key: str
) -> TakeSet:
    """`number` jobs that differ in nothing but the seed; `price` is that of one of them, in credits. The same key gives
    the same set, at the same moment too, and finishes one that was cut short and of which none was kept yet.

    Raises Invalid("takes_number"), TooMany("too_many_jobs"), PaymentRequired("not_enough_credits") before anything is
    stored, and whatever `order` raises; then takes that were ordered already are stopped, and their credits are back.
    Conflict("takes_called_off") to whoever asked with the same key at that moment.
    """
    if not 2 <= number <= MOST_TAKES:
        raise Invalid("takes_number", _("There are two to four takes."), least=2, most=MOST_TAKES)
    takes = _known(actor, idempotency_key) or _begin(actor, number, seed, price, idempotency_key)
    if takes.kept_id is not None:
        return takes
    ordered = dict(takes.takes.values_list("place", "job"))
    for place in range(takes.number):
        if place not in ordered and not _order(takes, place, order):
            break
    return takes


def order_own_takes(actor: User, request: JobRequest, *, number: int, idempotency_key: str) -> TakeSet:
    """Of what a person asks for themselves. Raises as order_takes and submit_job."""
    return order_takes(
        actor,
        number=number,
        seed=request.seed,
        price=sketch(actor, request).price,
        order=lambda one: submit_job(actor, request=replace(request, seed=one.seed), idempotency_key=one.key),
        idempotency_key=idempotency_key,
    )


def _known(actor: User, key: str) -> TakeSet | None:
    return TakeSet.objects.owned_by(actor.pk).filter(idempotency_key=key).first()


def _begin(actor: User, number: int, seed: int | None, price: int, key: str) -> TakeSet:
    first = secrets.randbelow(2**32) if seed is None else seed
    try:
        _refuse_what_does_not_fit(actor, number, price)
        with transaction.atomic():
            return TakeSet.objects.create(owner=actor, number=number, seed=first, idempotency_key=key)
    except (AppError, IntegrityError) as error:
        if (takes := _known(actor, key)) is not None:  # begun this instant: what does not fit are its own jobs
            return takes
        if isinstance(error, IntegrityError):
            raise _called_off() from None
        raise


def _order(takes: TakeSet, place: int, order: Order) -> bool:
    """False when one was kept meanwhile: then no more are made."""
    one = OneTake(seed=takes.seed_of(place), key=_key(takes, place), first=place == 0)
    try:
        job = order(one)
    except AppError:
        there = Job.objects.owned_by(takes.owner_id).filter(idempotency_key=one.key).first()
        if there is None:
            _call_off(takes)
            raise
        job = there  # of the same order this instant, which is in its own way
    with transaction.atomic():
        held = TakeSet.objects.select_for_update(no_key=True).filter(pk=takes.pk).first()
        if held is not None and held.kept_id is None:
            Take.objects.get_or_create(takes=held, place=place, defaults={"job": job})
            return True
    _stop(takes.owner, job)
    if held is None:
        raise _called_off()
    return False


def _refuse_what_does_not_fit(actor: User, number: int, price: int) -> None:
    """All takes or none."""
    most = settings.MAX_JOBS_IN_FLIGHT
    if Job.objects.in_flight().owned_by(actor.pk).count() + number > most:
        raise TooMany("too_many_jobs", _("Wait until one of your clips is finished."), most=most)
    grant_daily(actor)
    if balance(actor)[0] < price * number:
        raise PaymentRequired("not_enough_credits", _("You do not have enough credits for so many takes today."))


def _call_off(takes: TakeSet) -> None:
    """The set goes first, with its key, so that the next try is another set, and whoever orders for this one in the
    same moment stops what they ordered. Jobs are found by their keys: one may not be in the set yet.
    """
    TakeSet.objects.filter(pk=takes.pk).delete()
    keys = [_key(takes, place) for place in range(takes.number)]
    for job in (
        Job.objects.in_flight().owned_by(takes.owner_id).filter(idempotency_key__in=keys).select_related("owner")
    ):
        _stop(takes.owner, job)


def _stop(owner: User, job: Job) -> None:
    if job.state in IN_FLIGHT:
        try:
            cancel_job(owner, job)
        except Conflict:
            return  # it ended this instant: what it made is a draft like any other


def _key(takes: TakeSet, place: int) -> str:
    return f"take:{takes.pk}:{place}"


def _called_off() -> Conflict:
    return Conflict("takes_called_off", _("These takes were called off. Order them again."))
