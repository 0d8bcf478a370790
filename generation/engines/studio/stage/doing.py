"""What the subjects of a shot do, with whom."""

from generation.engines.studio.plugins import registry
from generation.engines.studio.plugins.base import ActionPlugin
from generation.storyboard.schema import Shot

STANDS, WALKS, RUNS = "idle", "walk", "run"
GAITS = frozenset({STANDS, WALKS, RUNS})
"""Actions whose legs follow a path's speed; others glide along it as they are."""


def actions_of(shot: Shot) -> list[ActionPlugin]:
    """What each subject does: who only stands beside somebody that reaches for them joins in."""
    own = [registry.action(subject.action) for subject in shot.subjects]
    joined = list(own)
    for number, action in enumerate(own):
        beside = [other for other in (number + 1, number - 1) if 0 <= other < len(own)]
        if action.paired and beside and not any(own[other].paired for other in beside):
            joined[beside[0]] = action if own[beside[0]].term.id == STANDS else joined[beside[0]]
    return joined


def paired_of(actions: list[ActionPlugin]) -> list[int]:
    """Numbers of those who reach for their neighbour."""
    return [number for number, action in enumerate(actions) if action.paired]
