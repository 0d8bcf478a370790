"""Threads as JSON, for the API and for the page that draws them."""

from collections.abc import Sequence
from typing import Any

from accounts.policies import Viewer
from common.pages import Page
from generation.links import media_url
from generation.models import Clip
from remix.places import Place
from remix.selectors import Thread, Tree, newcomers

Body = dict[str, Any]


def thread_body(found: Thread, viewer: Viewer) -> Body:
    """As ThreadSerializer says."""
    here, *rest = place_bodies([found.here, *found.ancestors, *found.beside, *found.children], viewer)
    above, beside = len(found.ancestors), len(found.ancestors) + len(found.beside)
    lists = {"ancestors": rest[:above], "beside": rest[above:beside], "children": rest[beside:]}
    return {"here": here, **lists, "next": found.next}


def siblings_body(page: Page[Place], viewer: Viewer) -> Body:
    """As SiblingsSerializer says."""
    return {"siblings": place_bodies(page.items, viewer), "next": page.next}


def tree_body(found: Tree, viewer: Viewer) -> Body:
    """As TreeSerializer says."""
    root, *places = place_bodies([found.root, *found.places], viewer)
    return {"root": root, "places": places, "next": found.next}


def place_bodies(places: Sequence[Place], viewer: Viewer) -> list[Body]:
    """As ThreadPlaceSerializer says. Three queries, however many."""
    added = newcomers(places, viewer)
    return [
        {
            "state": str(place.state),
            "depth": place.depth,
            "id": place.id and str(place.id),
            "author": place.author,
            "kind": place.kind,
            "parents": [str(pk) for pk in place.parents],
            "children": place.children,
            "descendants": place.descendants,
            "added": list(added.get(place.id, ())) if place.id else [],
            "withdrawn": place.withdrawn,
            "clip": place.clip and _clip_body(place.clip, place.kind, viewer),
        }
        for place in places
    ]


def _clip_body(clip: Clip, kind: str, viewer: Viewer) -> Body:
    return {
        "id": str(clip.pk),
        "owner": clip.owner.username,
        "kind": kind,
        "prompt": clip.job.prompt,
        "width": clip.width,
        "height": clip.height,
        "duration_ms": clip.duration_ms,
        "visibility": clip.visibility,
        **{f"{name}_url": media_url(clip, name, viewer) for name in ("poster", "preview", "video")},
    }
