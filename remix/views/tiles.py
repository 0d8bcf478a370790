"""Places as tiles of a page."""

from dataclasses import dataclass

from accounts.policies import Viewer
from generation.links import media_url
from generation.models import Clip
from remix.places import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """As cotton/thread_tile.html takes it. `clip` None: it is gone, and `why`."""

    clip: Clip | None
    why: str = ""
    poster_url: str = ""
    preview_url: str = ""


def tile_of(place: Place, viewer: Viewer) -> Tile:
    if place.clip is None:
        return Tile(clip=None, why=place.why_gone)
    links = {f"{kind}_url": media_url(place.clip, kind, viewer) for kind in ("poster", "preview")}
    return Tile(clip=place.clip, **links)
