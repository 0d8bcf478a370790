"""How a chain grows."""

from django.db.models import Max

from common.clock import now
from generation.models import Clip
from generation.states import Visibility
from remix.collab.prompts import against
from remix.models import Chain, ChainLink, ParentEdge

MOST_LINKS = 200


def tip_of(chain: Chain) -> Clip | None:
    """The newest clip of it that is public: the one to go on from."""
    links = ChainLink.objects.filter(chain=chain, clip__visibility=Visibility.PUBLIC)
    link = links.select_related("clip__owner", "clip__job").order_by("-position").first()
    return link.clip if link else None


def grow(clip: Clip) -> ChainLink | None:
    """A remix that became public is the next link where its owner has the turn and it was made from the newest one; the
    last that fits closes the chain. Inside its transaction; locks the chain's row. Does nothing otherwise.
    """
    if clip.visibility != Visibility.PUBLIC or ChainLink.objects.filter(clip=clip).exists():
        return None
    mine = ChainLink.objects.filter(chain__taker=clip.owner_id, chain__closed_at__isnull=True)
    made_from = mine.filter(clip__in=ParentEdge.objects.filter(job=clip.job_id).values("parent"))
    link = made_from.order_by("-position").first()
    if link is None:
        return None
    held = Chain.objects.select_for_update(no_key=True).filter(
        pk=link.chain_id, taker=clip.owner_id, closed_at__isnull=True
    )
    chain = held.first()
    if chain is None or against(clip, chain.prompt):
        return None
    places = ChainLink.objects.filter(chain=link.chain_id)
    if places.filter(position__gt=link.position, clip__visibility=Visibility.PUBLIC).exists():
        return None
    position = 1 + places.aggregate(last=Max("position"))["last"]
    if position >= MOST_LINKS:
        return None
    is_full = position + 1 == MOST_LINKS
    held.update(taker=None, taken_until=None, closed_at=now() if is_full else None)
    return ChainLink.objects.create(chain_id=link.chain_id, clip=clip, position=position)
