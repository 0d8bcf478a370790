"""What pages of a clip say of working together on it."""

from typing import Any

from django import template
from django.template.context import RequestContext

from generation.models import Clip
from remix.collab.mutes import is_muted
from remix.collab.selectors import chain_of, guests_note

register = template.Library()


@register.inclusion_tag("remix/collab/_on_clip.html", takes_context=True)
def together_on(context: RequestContext, clip: Clip) -> dict[str, Any]:
    """Of a public clip: the chain it is in, a way to begin one, the mute of its thread. Three queries."""
    viewer = context["user"]
    shown = {"link": chain_of(clip, viewer), "is_own": clip.owner_id == viewer.pk, "is_muted": is_muted(viewer, clip)}
    return {**_around(context), "clip": clip, **shown}


@register.inclusion_tag("remix/collab/_mute.html", takes_context=True)
def thread_mute(context: RequestContext, clip: Clip) -> dict[str, Any]:
    """Of the thread of a clip, for who is signed in."""
    return {**_around(context), "clip": clip, "is_muted": is_muted(context["user"], clip)}


@register.inclusion_tag("remix/collab/_on_draft.html", takes_context=True)
def together_on_draft(context: RequestContext, clip: Clip) -> dict[str, Any]:
    """Why the viewer sees a draft of somebody else."""
    return {**_around(context), "clip": clip, "invitation": guests_note(clip, context["user"])}


def _around(context: RequestContext) -> dict[str, Any]:
    return {name: context.get(name) for name in ("request", "user", "csrf_token")}
