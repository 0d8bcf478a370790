"""What may stand in a list at all, as conditions over `post`."""

from feed.building.sql import Piece, among, every, not_seen
from feed.building.viewer import Viewer
from feed.contracts import Ask


def may_stand(viewer: Viewer, ask: Ask) -> Piece:
    """Not the viewer's own, nothing they saw, nobody a block or a mute keeps away, and what `ask` leaves."""
    return every([Piece("NOT post.hidden"), *_towards(viewer), *_asked(ask)])


def _towards(viewer: Viewer) -> list[Piece]:
    if viewer.id is None:
        return []
    apart = among("post.author_id", sorted(viewer.apart), "bigint")
    return [Piece(f"NOT ({apart.sql})", apart.params), not_seen(viewer.id, "post.id")]


def _asked(ask: Ask) -> list[Piece]:
    """A post whose language nobody knows is in none of those asked for."""
    conditions = []
    if ask.hide_people:
        conditions.append(Piece("NOT post.people"))
    if ask.hide_remixes:
        conditions.append(Piece("NOT post.remix"))
    if ask.languages:
        conditions.append(among("post.language", ask.languages, "text"))
    if ask.longest_s:
        conditions.append(Piece("post.duration_ms <= %s", (ask.longest_s * 1000,)))
    return conditions
