"""Interactions in, a window out."""

from dataclasses import replace

import numpy as np
from threadpoolctl import threadpool_limits

from feed.recommend.blend import Blend
from feed.recommend.interactions import Catalogue, Interactions
from feed.recommend.learning import UNTAUGHT, learn
from feed.recommend.sizes import USUAL, Sizes
from feed.recommend.sources import Arrays, counted, drawn
from feed.recommend.window import Window
from feed.recommend.words import content


def fit(interactions: Interactions, catalogue: Catalogue, now: float, *, sizes: Sizes = USUAL, seed: int = 0) -> Window:
    """Sources on everything up to `now` (epoch seconds); their blend learnt on how well sources fitted on less foretold
    the last part of it. Takes seconds for 1e5 rows and minutes for several 1e6. Raises ValueError for an item that is
    not in the catalogue.
    """
    return Fitting(interactions, catalogue, now, sizes).window(seed)


class Fitting:
    """Fits the same rows with several seeds, and counts what does not depend on them once."""

    def __init__(self, interactions: Interactions, catalogue: Catalogue, now: float, sizes: Sizes = USUAL) -> None:
        if len(interactions) and int(interactions.items.max()) >= len(catalogue):
            raise ValueError("an interaction with an item that is not in the catalogue")
        self._taken = interactions.take(interactions.at <= now).merged()
        self._catalogue, self._now, self._sizes = catalogue, now, sizes
        self._counted: dict[float, tuple[Arrays, dict[str, float]]] = {}

    def window(self, seed: int) -> Window:
        with threadpool_limits(1, "blas"):  # implicit has threads of its own, and many small products spin on more
            words = content(self._catalogue.texts, len(self._catalogue), self._sizes.factors, seed)

            def untaught(known: Interactions, at: float) -> Window:
                if at not in self._counted:
                    self._counted[at] = counted(known, self._catalogue, at, self._sizes)
                arrays, facts = self._counted[at]
                arrays = {**arrays, **drawn(known, self._catalogue, self._sizes, seed), "words": words}
                arrays["searched_words"] = words[arrays["searched"]]
                return Window(arrays=arrays, facts=facts, blend=Blend.single(UNTAUGHT))

            blend, report = learn(self._taken, untaught, self._sizes, seed)
            window = untaught(self._taken, self._now)
            facts = {**window.facts, "learnt": report, "users": len(np.unique(self._taken.users))}
            return replace(window, blend=blend, facts=facts)
