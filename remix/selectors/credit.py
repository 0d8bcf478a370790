"""Credit: everybody whose work a clip is made of, also where their clips are gone."""

from dataclasses import dataclass
from uuid import UUID

from accounts.policies import Viewer
from accounts.selectors import parted_from
from generation.models import Clip
from remix.ancestry import above
from remix.models import Lineage


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """An author and one clip of theirs above, `distance` generations up (0: the clip itself); `kind` is how that clip
    was made, empty for an original. `author` is empty where the account is closed or a block parts them from the
    viewer, `clip` None where the viewer can not see it. `required`: the terms that it was used under ask for it.
    """

    author: str
    clip: UUID | None
    kind: str
    distance: int
    required: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditLine:
    """`authors` from the farthest to the clip's own; `likenesses` are handles, as people are called now; `engine` made
    the clip.
    """

    authors: tuple[Credit, ...]
    likenesses: tuple[str, ...]
    engine: str


def credit_line(clip: Clip, viewer: Viewer = None) -> CreditLine:
    """Of all parents, not only the first ones. Lineage outlives clips: what was withdrawn or deleted keeps its credit.
    Seven queries, whatever the depth. Without a viewer, as a visitor reads it: for files.
    """
    ways = above([clip.job_id])
    clips = {clip.pk: clip} | {way.edge.parent_id: way.edge.parent for way in ways}
    edges = Lineage.objects.filter(job__in=[one.job_id for one in clips.values()])
    kinds = dict(edges.values_list("job", "kind"))
    seen = set(Clip.objects.visible_to(viewer).filter(pk__in=clips).values_list("pk", flat=True))
    parted = set(parted_from(viewer))
    far: dict[UUID, int] = {}
    required = {clip.pk}
    for way in ways:
        far[way.edge.parent_id] = max(way.distance, far.get(way.edge.parent_id, 0))
        if way.edge.terms.must_credit:
            required.add(way.edge.parent_id)
    authors = tuple(
        Credit(
            author=_name(clips[pk], parted),
            clip=pk if pk in seen else None,
            kind=kinds.get(clips[pk].job_id, ""),
            distance=distance,
            required=pk in required,
        )
        for pk, distance in [*far.items(), (clip.pk, 0)]
    )
    shown = clip.job.references.order_by("pk").values_list("likeness__handle", flat=True)
    return CreditLine(authors=authors, likenesses=tuple(shown), engine=str(clip.job.on_route))


def _name(clip: Clip, parted: set[int]) -> str:
    return clip.owner.username if clip.owner.is_active and clip.owner_id not in parted else ""
