"""Several clips, one after the other."""

import textwrap
from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from generation.contracts import Operation
from generation.storyboard.planner import MAX_PROMPT
from generation.storyboard.schema import Storyboard
from remix.contracts import MAX_PARENTS, Given, Options, Parent
from remix.kinds.base import Kind
from remix.kinds.films import film_board, film_of, film_shots
from remix.states import RemixKind


class StitchOptions(Options):
    """Nothing to choose: clips are taken whole, in the order in which they are named; the first one gives the size."""


class Stitch(Kind[StitchOptions]):
    name = RemixKind.STITCH
    label = _("Put clips together")
    operation = Operation.STITCH
    parents = (2, MAX_PARENTS)
    Options = StitchOptions

    def board(self, options: StitchOptions, parents: Sequence[Parent]) -> Storyboard:
        shots = [shot for parent in parents for shot in film_shots(parent)]
        return film_board(shots, parents[0].storyboard)

    def given(self, options: StitchOptions, parents: Sequence[Parent]) -> tuple[Given, ...]:
        return tuple(film_of(parent, number) for number, parent in enumerate(parents))

    def words(self, options: StitchOptions, parents: Sequence[Parent]) -> str:
        """As much as a prompt holds; the shots have all of them."""
        words = "\n".join(dict.fromkeys(parent.words for parent in parents))
        return textwrap.wrap(words, MAX_PROMPT, replace_whitespace=False)[0]
