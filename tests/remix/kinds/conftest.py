"""A parent that needs no database: Ann dances with a cat on the beach and says hello."""

from collections.abc import Callable
from typing import Any

import pytest

from generation.models import Clip
from generation.storyboard.schema import Line, Prop, Shot, Storyboard, Subject
from remix.contracts import Parent
from remix.kinds import KINDS
from remix.states import RemixKind

ANN = Subject(handle="ann", action="dance", outfit="summer")
SHOT = Shot(
    text="@ann dances with a cat on the beach",
    seconds=3,
    setting="beach",
    subjects=(ANN,),
    props=(Prop(name="cat", glyph="1f408"),),
)
BOARD = Storyboard(shots=(SHOT, SHOT.model_copy(update={"lines": (Line(speaker="ann", text="hello"),)})))


@pytest.fixture
def parent() -> Parent:
    return parent_with(BOARD)


def parent_with(board: Storyboard, *cast: str) -> Parent:
    return Parent(
        clip=Clip(duration_ms=round(board.seconds * 1000)),
        storyboard=board,
        cast=cast or ("ann",),
        words="@ann dances with a cat on the beach",
        seed=7,
        width=360,
        height=640,
    )


Make = Callable[..., Storyboard]


@pytest.fixture
def make(parent: Parent) -> Make:
    """The child's storyboard."""

    def made(kind: RemixKind, *, of: Parent = parent, **options: Any) -> Storyboard:
        return KINDS[kind].board(KINDS[kind].read(options, me="ben"), [of])

    return made
