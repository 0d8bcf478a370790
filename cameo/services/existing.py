"""Clips made while more was allowed: they stay until their owner says that what holds now holds for them too."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from cameo.models import Likeness
from cameo.policies import LikenessPolicy
from cameo.services.consent import hold_still
from cameo.signals import consent_narrowed
from common.errors import NotFound


def clips_beyond(actor: User, likeness: Likeness) -> int:
    """How many clips of others the permissions of now would not allow. Raises NotFound("likeness_not_found")."""
    return _asked(actor, likeness, apply=False)


def withdraw_beyond(actor: User, likeness: Likeness) -> int:
    """Takes these down, for good; how many there were. Raises NotFound("likeness_not_found")."""
    return _asked(actor, likeness, apply=True)


def _asked(actor: User, likeness: Likeness, *, apply: bool) -> int:
    if not LikenessPolicy(actor).manage(likeness):
        raise NotFound("likeness_not_found", _("You have no such cameo."))
    with transaction.atomic():
        hold_still([likeness.pk])
        answers = consent_narrowed.send(sender=Likeness, likeness_id=likeness.pk, apply_to_existing=apply)
    return sum(int(count) for _receiver, count in answers if count)
