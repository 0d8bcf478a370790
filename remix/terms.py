"""The words of terms: who may remix, and the values that an author sets at once."""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

MOST_SHARE = 50
"""Percent. Halved from one generation to the next, even the longest line asks for less than all of a price."""

MOST_APPROVED = 200


class Who(TextChoices):
    """Who may remix, beside the author. Never somebody whom a block parts from the author."""

    NOBODY = "nobody", _("Nobody")
    APPROVED = "approved", _("People I approve")
    MUTUALS = "mutuals", _("People who follow me and whom I follow")
    EVERYONE = "everyone", _("Everyone")


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """As an author sets them; see remix.models.RemixTerms. `kinds` are values of RemixKind, `approved` usernames."""

    who: Who = Who.EVERYONE
    kinds: tuple[str, ...] = ()
    must_credit: bool = True
    commercial: bool = False
    share_percent: int = 0
    depth: int | None = None
    approved: tuple[str, ...] = ()
