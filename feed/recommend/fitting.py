"""Interactions in, a window out."""

from dataclasses import replace

import numpy as np
from threadpoolctl import threadpool_limits

from feed.recommend.blend import Blend
from feed.recommend.interactions import Catalogue, Interactions
from feed.recommend.learning import UNTAUGHT, learn
from feed.recommend.sizes import USUAL, Sizes
from feed.recommend.sources import sources
from feed.recommend.window import Window
from feed.recommend.words import content


def fit(interactions: Interactions, catalogue: Catalogue, now: float, *, sizes: Sizes = USUAL, seed: int = 0) -> Window:
    """Sources on everything up to `now` (epoch seconds); their blend learnt on how well sources fitted on less foretold
    the last part of it. Takes seconds for 1e5 rows and minutes for several 1e6. Raises ValueError for an item that is
    not in the catalogue.
    """
    if len(interactions) and int(interactions.items.max()) >= len(catalogue):
        raise ValueError("an interaction with an item that is not in the catalogue")
    with threadpool_limits(1, "blas"):  # implicit has threads of its own, and many small products spin on more
        return _fit(interactions.take(interactions.at <= now).merged(), catalogue, now, sizes, seed)


def _fit(taken: Interactions, catalogue: Catalogue, now: float, sizes: Sizes, seed: int) -> Window:
    words = content(catalogue.texts, len(catalogue), sizes.factors, seed)

    def untaught(known: Interactions, at: float) -> Window:
        arrays, facts = sources(known, catalogue, at, sizes, seed, words)
        return Window(arrays=arrays, facts=facts, blend=Blend.single(UNTAUGHT))

    blend, report = learn(taken, untaught, sizes, seed) if len(taken) else (Blend.single(UNTAUGHT), {})
    window = untaught(taken, now)
    return replace(window, blend=blend, facts={**window.facts, "learnt": report, "users": len(np.unique(taken.users))})
