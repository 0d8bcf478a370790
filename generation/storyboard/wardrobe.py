"""Who wears which colours: by the order in which people come in, unless they wore others before."""

from itertools import count

from generation.storyboard.schema import Shot, Storyboard


def numbers(board: Storyboard) -> dict[str, int]:
    """By handle, each their own. What somebody wore before is theirs, others take what is free, in order."""
    worn = {one.handle: one.wears for shot in board.shots for one in shot.subjects if one.wears is not None}
    free = (number for number in count() if number not in worn.values())
    return {handle: worn[handle] if handle in worn else next(free) for handle in board.handles}


def as_before(before: Storyboard, after: Storyboard) -> Storyboard:
    """Whoever is in both keeps their colours, whoever came or left meanwhile."""
    was, now = numbers(before), numbers(after)
    stay = {handle: was[handle] for handle in now if handle in was}
    if all(now[handle] == number for handle, number in stay.items()):
        return after
    return after.model_copy(update={"shots": tuple(_dressed(shot, stay) for shot in after.shots)})


def _dressed(shot: Shot, stay: dict[str, int]) -> Shot:
    subjects = (one.model_copy(update={"wears": stay.get(one.handle, one.wears)}) for one in shot.subjects)
    return shot.model_copy(update={"subjects": tuple(subjects)})
