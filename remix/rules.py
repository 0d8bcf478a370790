"""Whether terms allow a remix. Deny wins: one author above who says no is enough."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from accounts.models import Block, Follow, User
from common.decisions import YES, Decision, no
from remix.bonds import Bond
from remix.models import RemixTerms
from remix.states import RemixKind
from remix.terms import Who


@dataclass(frozen=True, slots=True, kw_only=True)
class Ties:
    """How the one who remixes stands, now, to the authors above: their ids, and the ids of terms that list them."""

    parted: frozenset[int]
    mutuals: frozenset[int]
    approved: frozenset[int]


def ties_of(actor: User, bonds: Iterable[Bond]) -> Ties:
    """At most four queries, however many authors; those that no terms ask for are spared."""
    bonds = list(bonds)
    authors = {bond.owner_id for bond in bonds} - {actor.pk}
    if not authors:
        return Ties(parted=frozenset(), mutuals=frozenset(), approved=frozenset())
    friends = {bond.owner_id for bond in bonds if bond.terms.who == Who.MUTUALS}
    lists = {bond.terms.pk for bond in bonds if bond.terms.who == Who.APPROVED}
    return Ties(
        parted=parted_among(actor, authors),
        mutuals=_mutuals(actor, friends) if friends else frozenset(),
        approved=_listing(actor, lists) if lists else frozenset(),
    )


def decide(
    actor: User, bonds: Iterable[Bond], ties: Ties, *, kind: RemixKind | None = None, commercial: bool = False
) -> Decision:
    """Reasons: terms_who, terms_kind, terms_depth, terms_commercial. No `kind`: any that is allowed. Authors are not
    bound by terms of their own.
    """
    for bond in bonds:
        if bond.owner_id != actor.pk and (reason := _against(bond, ties, kind, commercial=commercial)):
            return no(reason)
    return YES


def _against(bond: Bond, ties: Ties, kind: RemixKind | None, *, commercial: bool) -> str:
    terms = bond.terms
    if bond.owner_id in ties.parted or not _admits(bond, ties):
        return "terms_who"
    if kind and terms.kinds and kind not in terms.kinds:
        return "terms_kind"
    if terms.depth is not None and bond.distance > terms.depth:
        return "terms_depth"
    if commercial and not terms.commercial:
        return "terms_commercial"
    return ""


def _admits(bond: Bond, ties: Ties) -> bool:
    match bond.terms.who:
        case Who.EVERYONE:
            return True
        case Who.MUTUALS:
            return bond.owner_id in ties.mutuals
        case Who.APPROVED:
            return bond.terms.pk in ties.approved
        case _:
            return False


def parted_among(actor: User, authors: set[int]) -> frozenset[int]:
    between = Q(source=actor, target__in=authors) | Q(target=actor, source__in=authors)
    ends = Block.objects.filter(between).values_list("source", "target")
    return frozenset(end for block in ends for end in block) - {actor.pk}


def _mutuals(actor: User, authors: set[int]) -> frozenset[int]:
    follows = Follow.objects.filter(source=actor, target__in=authors).values_list("target", flat=True)
    followed = Follow.objects.filter(target=actor, source__in=authors).values_list("source", flat=True)
    return frozenset(follows) & frozenset(followed)


def _listing(actor: User, terms: set[int]) -> frozenset[int]:
    lists = RemixTerms.approved.through.objects.filter(remixterms__in=terms, user=actor)
    return frozenset(lists.values_list("remixterms_id", flat=True))
