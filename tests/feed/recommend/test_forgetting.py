"""What is old says less where it should, and time is as long as the site's own."""

from dataclasses import replace

import numpy as np
import pytest

from feed.ranking.features import INDEX
from feed.recommend import Catalogue, History, Interactions, Window, fit
from feed.recommend.interactions import DAY_S
from tests.feed.recommend.conftest import SMALL

PEOPLE = 60
ANCHOR, BEFORE, SINCE, OTHER = 0, 1, 2, 3


def _site(days: float) -> Interactions:
    """Who took the anchor took one thing with it in the first half of the time, and another in the second."""
    users, items, at = [], [], []
    for person in range(PEOPLE):
        moment = days * DAY_S * (person + 1) / PEOPLE
        other = BEFORE if person < PEOPLE // 2 else SINCE
        for item in (ANCHOR, other) if person % 2 else (OTHER,):
            users.append(person)
            items.append(item)
            at.append(moment)
    weights = np.ones(len(at), np.float32)
    return Interactions(users=np.array(users), items=np.array(items), weights=weights, at=np.array(at))


def _fitted(days: float) -> Window:
    return fit(_site(days), Catalogue(keys=np.arange(5)), days * DAY_S, sizes=SMALL)


def test_one_autoencoder_forgets_and_the_other_does_not() -> None:
    window, now = _fitted(400), 400 * DAY_S
    past = History(rows=np.array([ANCHOR]), weights=np.ones(1, np.float32), at=np.array([now]))
    table = window.columns(past, np.array([BEFORE, SINCE]), now)
    before, since = table[:, INDEX["ease"]]
    assert before == pytest.approx(since, rel=0.1)
    before, since = table[:, INDEX["ease_recent"]]
    assert since == 1
    assert 0 < before < 0.6


@pytest.mark.parametrize(("days", "stretch"), [(60.0, 1.0), (900.0, 885 / 90)])
def test_young_and_awake_are_as_long_as_the_time_that_is_known(days: float, stretch: float) -> None:
    window, now = _fitted(days), days * DAY_S
    table = window.columns(History.empty(), np.array([SINCE]), now + DAY_S)[0]
    age, since = (now + DAY_S - window.arrays[name][SINCE] for name in ("born", "last"))
    assert table[INDEX["young"]] == pytest.approx(2 ** -(age / (3 * DAY_S * stretch)), rel=1e-3)
    assert table[INDEX["awake"]] == pytest.approx(2 ** -(since / (DAY_S * stretch)), rel=1e-3)


def test_the_autoencoder_that_forgets_holds_what_is_known_lately() -> None:
    window = fit(_site(400), Catalogue(keys=np.arange(5)), 400 * DAY_S, sizes=replace(SMALL, dense=3, lately=3))
    assert window.arrays["dense_rows"].tolist() == [ANCHOR, BEFORE, OTHER]
    assert window.arrays["lately_rows"].tolist() == [ANCHOR, SINCE, OTHER]
