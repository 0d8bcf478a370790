"""A small site with two tastes and a fashion, fitted once."""

import numpy as np
import pytest

from feed.recommend import Catalogue, Interactions, Window, fit
from feed.recommend.interactions import DAY_S
from feed.recommend.sizes import Sizes

NOW = 60 * DAY_S
HALF = 30
"""Items 0..29 are of one taste, 30..59 of the other; users with even numbers have the first."""
SMALL = Sizes(neighbours=20, followers=10, factors=8, dense=60, takers=20, tops=40, slices=2, pupils=200)
TEXTS = [f"clay dogs {at % 5}" if at < HALF else f"opera trains {at % 5}" for at in range(2 * HALF)]


def site(people: int = 120, seed: int = 1) -> Interactions:
    rng = np.random.default_rng(seed)
    users, items, at = [], [], []
    for person in range(people):
        count = int(rng.integers(4, 14))
        own = rng.permutation(HALF)[:count] + HALF * (person % 2)
        users += [person] * count
        items += own.tolist()
        at += np.sort(rng.uniform(0, NOW, count)).tolist()
    return Interactions(
        users=np.array(users), items=np.array(items), weights=np.ones(len(at), np.float32), at=np.array(at)
    )


@pytest.fixture(scope="session")
def taken() -> Interactions:
    return site().merged()


@pytest.fixture(scope="session")
def window(taken: Interactions) -> Window:
    keys = np.array([f"{at:032x}" for at in range(2 * HALF)], dtype="S32")
    return fit(taken, Catalogue(keys=keys, texts=TEXTS), NOW, sizes=SMALL)
