"""Reading invitations and chains."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.policies import Viewer
from accounts.selectors import parted_from
from common.errors import Forbidden, NotFound
from common.pages import Page, seal, unseal
from generation.models import Clip
from generation.states import Visibility
from remix.models import Chain, ChainLink, Invitation

LINKS_AT_ONCE = 20


def invitations_for(person: User) -> QuerySet[Invitation]:
    """That stand, to drafts which are drafts still, of people who are there and not parted from them."""
    rows = Invitation.objects.standing().filter(
        person=person, clip__visibility=Visibility.DRAFT, clip__owner__is_active=True
    )
    return rows.exclude(clip__owner__in=parted_from(person)).select_related("clip__owner", "clip__job", "person")


def invitations_to(actor: User, clip: Clip) -> QuerySet[Invitation]:
    """Its guests, newest first, those whose time is over too. Raises Forbidden("not_yours")."""
    if clip.owner_id != actor.pk:
        raise Forbidden("not_yours", _("Only its author can invite others to a draft."))
    return Invitation.objects.filter(clip=clip).select_related("person", "clip__owner").order_by("-pk")


def get_invitation(invitation_id: UUID, viewer: User) -> Invitation:
    """Of one's own draft, or for oneself. Raises NotFound("invitation_not_found")."""
    own = Invitation.objects.filter(clip__owner=viewer)
    found = own.filter(pk=invitation_id).select_related("clip__owner", "clip__job", "person").first()
    found = found or invitations_for(viewer).filter(pk=invitation_id).first()
    if found is None:
        raise NotFound("invitation_not_found", _("There is no such invitation."))
    return found


def get_chain(chain_id: UUID, viewer: Viewer) -> Chain:
    """Raises NotFound("chain_not_found")."""
    found = _seen(viewer).filter(pk=chain_id).first()
    if found is None:
        raise NotFound("chain_not_found", _("There is no such chain."))
    return found


def chains(viewer: Viewer) -> QuerySet[Chain]:
    """Those that can be added to."""
    return _seen(viewer).filter(closed_at__isnull=True)


def _seen(viewer: Viewer) -> QuerySet[Chain]:
    """Each with `author`, and with `taker` None where a block parts them from the viewer."""
    takers = Prefetch("taker", User.objects.exclude(pk__in=parted_from(viewer)))
    return Chain.objects.visible_to(viewer).select_related("author").prefetch_related(takers)


def turns_of(person: User) -> QuerySet[Chain]:
    """Chains in which they have the turn."""
    return chains(person).filter(taker=person)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainOf:
    """Where a clip stands in a chain; `position` counts from 0."""

    chain: Chain
    position: int


def chain_of(clip: Clip, viewer: Viewer) -> ChainOf | None:
    seen = _seen(viewer)
    link = ChainLink.objects.filter(clip=clip, chain__in=seen).prefetch_related(Prefetch("chain", seen)).first()
    return ChainOf(chain=link.chain, position=link.position) if link else None


def links_of(chain: Chain, viewer: Viewer, *, cursor: str = "", size: int = LINKS_AT_ONCE) -> Page[ChainLink]:
    """Public ones that the viewer may see, in the order in which they were added. Raises Invalid("bad_cursor")."""
    listing = f"chain:{chain.pk}"
    seen = Clip.objects.visible_to(viewer).filter(visibility=Visibility.PUBLIC)
    links = ChainLink.objects.filter(chain=chain, clip__in=seen).select_related("clip__owner", "clip__job")
    if cursor:
        links = links.filter(position__gt=unseal(cursor, listing))
    found = list(links.order_by("position")[: size + 1])
    items = found[:size]
    return Page(items=items, next=seal(items[-1].position, listing) if len(found) > size else None)


def is_mine_to_take(chain: Chain, actor: User, tip: Clip | None) -> bool:
    """Whether asking for the turn may be worth it; the terms are asked then."""
    return chain.closed_at is None and tip is not None and tip.owner_id != actor.pk


def guests_note(clip: Clip, viewer: Viewer) -> Invitation | None:
    """By which invitation the viewer sees a draft of somebody else; None where by none."""
    if not isinstance(viewer, User) or clip.owner_id == viewer.pk or clip.visibility != Visibility.DRAFT:
        return None
    return invitations_for(viewer).filter(clip=clip, accepted_at__isnull=False).first()
