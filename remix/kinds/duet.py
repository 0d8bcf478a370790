"""Two clips beside each other: both move, and both are heard."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from generation.contracts import Operation
from generation.storyboard.schema import Material, Split, Storyboard
from remix.contracts import Given, Options, Parent
from remix.kinds.base import Kind
from remix.kinds.films import Filling, filled_shots, film_board, film_of, handle_of, words_in
from remix.kinds.mentions import told
from remix.kinds.sizes import in_shape, shape_of
from remix.states import RemixKind


class DuetOptions(Options):
    """`split` side: the first clip on the left; stack: above; None: beside each other, wide ones above each other."""

    split: Split | None = None


class Duet(Kind[DuetOptions]):
    name = RemixKind.DUET
    label = _("Duet, side by side")
    operation = Operation.DUET
    parents = (2, 2)
    Options = DuetOptions

    def board(self, options: DuetOptions, parents: Sequence[Parent]) -> Storyboard:
        """As long as the shorter one, so that nobody stands still."""
        one, other = parents
        split = options.split or ("stack" if shape_of((one.width, one.height)) == "landscape" else "side")
        words = "\n".join(dict.fromkeys((words_in(one), words_in(other))))

        def filled(at_s: float) -> Filling:
            shown = {"material": one, "beside": other}
            halves = {side: Material(reference=handle_of(clip), start_s=at_s) for side, clip in shown.items()}
            return {**halves, "split": split}

        return film_board(filled_shots(words, min(one.seconds, other.seconds), filled), one.storyboard)

    def given(self, options: DuetOptions, parents: Sequence[Parent]) -> tuple[Given, ...]:
        return tuple(film_of(parent, number) for number, parent in enumerate(parents))

    def words(self, options: DuetOptions, parents: Sequence[Parent]) -> str:
        return told(parents[0].words, parents[1].words)

    def size(self, options: DuetOptions, parents: Sequence[Parent]) -> tuple[int, int]:
        """Square where that is made here: a half of it is as high or as wide as most clips are."""
        own = (parents[0].width, parents[0].height)
        return in_shape("square", own) or own
