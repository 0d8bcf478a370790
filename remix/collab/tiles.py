"""Chains as pages show them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Max, Q

from accounts.policies import Viewer
from generation.links import media_url
from generation.models import Clip
from generation.states import Visibility
from remix.models import Chain, ChainLink


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    link: ChainLink
    poster_url: str
    preview_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A chain in a list: `tile` is the newest link that the viewer sees, of `length` such."""

    chain: Chain
    tile: Tile
    length: int


def tile_of(link: ChainLink, viewer: Viewer) -> Tile:
    clip = link.clip
    return Tile(link=link, poster_url=media_url(clip, "poster", viewer), preview_url=media_url(clip, "preview", viewer))


def rows_of(chains: Sequence[Chain], viewer: Viewer) -> list[Row]:
    """Two queries, however many."""
    seen = Clip.objects.visible_to(viewer).filter(visibility=Visibility.PUBLIC)
    links = ChainLink.objects.filter(chain__in=chains, clip__in=seen)
    newest = links.order_by().values("chain").annotate(last=Max("position"), length=Count("pk"))
    places = {row["chain"]: row for row in newest}
    ends = Q(pk__in=[])
    for chain, row in places.items():
        ends |= Q(chain=chain, position=row["last"])
    tiles = {link.chain_id: tile_of(link, viewer) for link in links.filter(ends).select_related("clip__owner")}
    return [
        Row(chain=chain, tile=tiles[chain.pk], length=places[chain.pk]["length"])
        for chain in chains
        if chain.pk in tiles
    ]
