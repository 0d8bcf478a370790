"""Authors set terms; what was made before keeps the version it was made under."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from common.errors import Forbidden, Invalid
from generation.models import Clip
from remix.models import RemixTerms
from remix.models.lineage import MOST_DEPTH
from remix.selectors.terms import terms_of
from remix.states import RemixKind
from remix.terms import MOST_APPROVED, MOST_SHARE, Terms, Who


def set_terms(actor: User, clip: Clip, terms: Terms) -> RemixTerms:
    """A new version, from now on; the one in force where nothing changes. Locks the clip's row.

    Raises Forbidden("not_yours"), Invalid: kind_unknown, share_out_of_range, depth_out_of_range, too_many_approved,
    person_unknown.
    """
    if clip.owner_id != actor.pk:
        raise Forbidden("not_yours", _("Only its author can set the terms of a clip."))
    _check(terms)
    approved = _people(actor, terms.approved) if terms.who == Who.APPROVED else []
    with transaction.atomic():
        Clip.objects.select_for_update(no_key=True).get(pk=clip.pk)
        now = terms_of(clip)
        if now.pk and _is_same(now, terms, approved):
            return now
        made = RemixTerms.objects.create(clip=clip, version=now.version + 1 if now.pk else 1, **_values(terms))
        made.approved.set(approved)
    return made


def _values(terms: Terms) -> dict[str, Any]:
    return {
        "who": terms.who,
        "kinds": sorted(set(terms.kinds)),
        "must_credit": terms.must_credit,
        "commercial": terms.commercial,
        "share_percent": terms.share_percent,
        "depth": terms.depth,
    }


def _is_same(now: RemixTerms, terms: Terms, approved: list[User]) -> bool:
    same = all(getattr(now, name) == value for name, value in _values(terms).items())
    return same and set(now.approved.all()) == set(approved)


def _check(terms: Terms) -> None:
    if set(terms.kinds) - set(RemixKind.values):
        raise Invalid("kind_unknown", _("Clips can not be remixed in this way here."))
    if not 0 <= terms.share_percent <= MOST_SHARE:
        raise Invalid(
            "share_out_of_range", _("A share is 0 to %(most)s percent.") % {"most": MOST_SHARE}, most=MOST_SHARE
        )
    if terms.depth is not None and not 1 <= terms.depth <= MOST_DEPTH:
        raise Invalid("depth_out_of_range", _("Allow at least one generation."), most=MOST_DEPTH)
    if len(terms.approved) > MOST_APPROVED:
        raise Invalid("too_many_approved", _("So many people can not be listed."), most=MOST_APPROVED)


def _people(actor: User, usernames: tuple[str, ...]) -> list[User]:
    """Raises Invalid("person_unknown"), also for those whom a block keeps apart."""
    wanted = {name.lower() for name in usernames}
    found = list(User.objects.visible_to(actor).filter(username__in=wanted))
    if len(found) != len(wanted):
        raise Invalid("person_unknown", _("There is nobody of this name."))
    return found
