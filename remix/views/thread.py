"""The thread page: the tree drawn, and a list of it beside."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.web import PageRequest
from generation.selectors import get_clip
from remix.names import NAMES
from remix.selectors import thread, tree
from remix.thread_bodies import thread_body, tree_body
from remix.words import FAMILIES


@require_safe
def thread_page(request: PageRequest, clip_id: UUID) -> HttpResponse:
    """What stands around the clip comes with the page, further places over the API as they come into sight. A constant
    number of queries, however large the thread.
    """
    clip = get_clip(clip_id, request.user)
    around = thread(clip, request.user)
    whole = tree(clip, request.user)
    shown = {
        "clip": clip,
        "around": around,
        "root": whole.root,
        "drawn": {
            "thread": thread_body(around, request.user),
            "tree": tree_body(whole, request.user),
            "kinds": {kind.value: str(name) for kind, name in NAMES.items()},
            "families": {kind: name for name, kinds in FAMILIES.items() for kind in kinds},
        },
    }
    return render(request, "remix/thread.html", shown)
