"""Further clips for the kinds that take several: one's own, and those around this one in its thread."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from accounts.models import User
from common.errors import NotFound
from generation.links import media_url
from generation.models import Clip
from generation.selectors import get_clip
from generation.states import MEDIA
from remix.contracts import MAX_PARENTS
from remix.policies import RemixPolicy
from remix.selectors import thread
from remix.states import RemixKind

MOST_OWN = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick:
    clip: Clip
    poster_url: str
    chosen: bool


def picks(actor: User, clip: Clip, kind: RemixKind, chosen: Sequence[Clip]) -> list[Pick]:
    """Those chosen first, in their order; others only where terms allow the kind. A constant number of queries."""
    own = Clip.objects.filter(owner=actor, visibility__in=MEDIA).select_related("owner", "job").order_by("-pk")
    around = thread(clip, actor)
    places = [*reversed(around.ancestors), *around.children]
    others = {one.pk: one for one in (*own[:MOST_OWN], *(place.clip for place in places if place.clip))}
    able = RemixPolicy(actor).remixable(list(others.values()), kind)
    chosen_ids = {one.pk for one in chosen}
    found = [*chosen, *(one for pk, one in others.items() if pk in able and pk not in chosen_ids and pk != clip.pk)]
    return [Pick(clip=one, poster_url=media_url(one, "poster", actor), chosen=one.pk in chosen_ids) for one in found]


def clips_named(ids: Sequence[str], order: str, actor: User) -> list[Clip]:
    """In the `order` in which they were chosen, ids with commas between, where it is told. Raises NotFound."""
    ranks = {pk: number for number, pk in enumerate(order.split(","))}
    sorted_ids = sorted(dict.fromkeys(ids), key=lambda pk: ranks.get(pk, len(ranks)))
    return [get_clip(_uuid(pk), actor) for pk in sorted_ids[:MAX_PARENTS]]


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise NotFound("clip_not_found", _("There is no such clip.")) from None
