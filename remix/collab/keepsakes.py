"""What somebody takes along of working together."""

from collections.abc import Iterator
from typing import Any

from accounts.models import User
from remix.collab.mutes import muted_threads
from remix.models import Chain, ChainLink, Invitation

AT_ONCE = 500


def together(person: User) -> Iterator[dict[str, Any]]:
    """Chains they began, what they added to others', invitations they gave and got, threads they muted."""
    for chain in Chain.objects.filter(author=person).prefetch_related("links").order_by("pk").iterator(AT_ONCE):
        clips = [link.clip_id for link in sorted(chain.links.all(), key=lambda link: link.position)]
        dates = {"created_at": chain.created_at, "closed_at": chain.closed_at}
        yield {"chain": chain.pk, "prompt": chain.prompt, "clips": clips, **dates}
    added = ChainLink.objects.filter(clip__owner=person).exclude(chain__author=person).select_related("chain__author")
    for link in added.order_by("pk").iterator(AT_ONCE):
        yield {"added_to_chain": link.chain_id, "by": link.chain.author.username, "clip": link.clip_id}
    names = {"given": {"clip__owner": person}, "got": {"person": person}}
    for word, whose in names.items():
        for row in Invitation.objects.filter(**whose).select_related("person", "clip__owner").order_by("pk"):
            dates = {name: getattr(row, name) for name in ("created_at", "accepted_at", "expires_at")}
            other = row.person if word == "given" else row.clip.owner
            yield {"invitation": word, "clip": row.clip_id, "person": other.username, **dates}
    for mute in muted_threads(person).order_by("pk"):
        yield {"muted_thread": mute.root_id, "since": mute.created_at}
