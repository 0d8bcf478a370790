"""The same clip in another size: drawn again where its storyboard is all there is to it, else its own film."""

from collections.abc import Sequence

from generation.storyboard.schema import Storyboard
from remix.contracts import Given, Parent
from remix.kinds.base import Kind, OptionsT
from remix.kinds.films import film_board, film_of, film_shots


class Resized(Kind[OptionsT]):
    """`size` raises Invalid where the clip has that size already."""

    def board(self, options: OptionsT, parents: Sequence[Parent]) -> Storyboard:
        """Raises Invalid as `size` does."""
        self.size(options, parents)
        (parent,) = parents
        return parent.storyboard if parent.drawn else film_board(film_shots(parent), parent.storyboard)

    def given(self, options: OptionsT, parents: Sequence[Parent]) -> tuple[Given, ...]:
        return () if parents[0].drawn else (film_of(parents[0], 0),)
