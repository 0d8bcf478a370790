"""Every array of a window but the blend. What tells who took what is kept for the `heard` items alone, those that
somebody took, and names them by their place among these.
"""

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from feed.recommend.autoencoder import ease, gram
from feed.recommend.factors import factors, gram_of
from feed.recommend.interactions import Catalogue, Interactions
from feed.recommend.matrices import fade, matrix, slow_half_life_s, span_s, tempo_s
from feed.recommend.neighbours import neighbours, sequences
from feed.recommend.peers import tables
from feed.recommend.popularity import COMMON, popularity
from feed.recommend.sizes import Sizes

LISTED = ("popular_now", "popular_day", "popular_week", "popular_month", "popular_all", "hot")
Arrays = dict[str, NDArray[Any]]


def drawn(taken: Interactions, catalogue: Catalogue, sizes: Sizes, seed: int) -> Arrays:
    """The arrays that begin with a seed. `taken` is merged."""
    heard, _, taken = _heard(taken, len(catalogue))
    vectors = np.zeros((0, sizes.factors), dtype=np.float32)
    if len(taken):
        vectors = factors(taken, len(heard), sizes.factors, seed)
    return {"vectors": vectors, "gram": gram_of(vectors)}


def counted(taken: Interactions, catalogue: Catalogue, now: float, sizes: Sizes) -> tuple[Arrays, dict[str, float]]:
    """The arrays that come out the same every time, and the facts that reading needs. `taken` is merged, and not after
    `now`.
    """
    found: Arrays = {"keys": np.asarray(catalogue.keys), "order": np.argsort(catalogue.keys, kind="stable")}
    found |= popularity(taken, catalogue, now)
    for name in LISTED:
        found[f"top_{name}"] = _best(found[name], found["popular_all"], sizes.tops)
    found["top_young"] = _best(found["born"], found["popular_all"], sizes.tops)
    found["common"] = np.stack([found.pop(name) for name in COMMON], axis=1)
    searched = np.argsort(np.nan_to_num(-found["born"], nan=-np.inf), kind="stable")[: sizes.searched]
    found["searched"], found["searched_place"] = searched, _places(searched, len(catalogue))
    found["heard"], found["heard_place"], taken = _heard(taken, len(catalogue))
    count = len(found["heard"])
    found |= tables(taken, count, sizes.takers)
    if len(taken):
        found["neighbour_ids"], found["neighbour_weights"] = neighbours(taken, count, sizes.neighbours)
        found["sequence_ids"], found["sequence_weights"] = sequences(taken, count, now, sizes.followers)
    else:
        for name in ("neighbour", "sequence"):
            found[f"{name}_ids"] = np.full((count, 1), -1, dtype=np.int32)
            found[f"{name}_weights"] = np.zeros((count, 1), dtype=np.float32)
    found |= _dense("dense", taken, count, sizes.dense, np.ones(len(taken), dtype=np.float32))
    found |= _dense("lately", taken, count, sizes.lately, fade(taken, now, slow_half_life_s(taken) / 2))
    usual = float(np.median(taken.weights)) if len(taken) else 1.0
    return found, {"now": now, "tempo_s": tempo_s(taken), "span_s": span_s(taken), "usual": usual, "rows": len(taken)}


def _heard(taken: Interactions, count: int) -> tuple[NDArray[np.int64], NDArray[np.int32], Interactions]:
    """What somebody took, the place of each item among it, and `taken` by these places."""
    heard = np.unique(taken.items)
    places = _places(heard, count)
    return heard, places, replace(taken, items=places[taken.items].astype(np.int64))


def _places(rows: NDArray[np.int64], count: int) -> NDArray[np.int32]:
    """[count]: the place of each item among `rows`, -1 outside."""
    found = np.full(count, -1, dtype=np.int32)
    found[rows] = np.arange(len(rows))
    return found


def _best(values: NDArray[Any], among_equals: NDArray[Any], count: int) -> NDArray[np.int32]:
    known = np.nan_to_num(values, nan=-np.inf)
    order = np.lexsort((-among_equals, -known))[:count]
    return order[np.isfinite(known[order])].astype(np.int32)


def _dense(name: str, taken: Interactions, count: int, most: int, worth: NDArray[np.float32]) -> Arrays:
    """An autoencoder over those `most` items taken twice whose rows are worth most; `worth` [rows], 0..1."""
    often = np.bincount(taken.items, worth, minlength=count)
    held = np.sort(np.argsort(-often, kind="stable")[:most])
    held = held[np.bincount(taken.items, minlength=count)[held] >= 2]
    place = _places(held, count)
    if not len(held):
        return {f"{name}_place": place, f"{name}_rows": held, name: np.zeros((0, 0), dtype=np.float32)}
    people = matrix(taken, count, np.sqrt(worth))[:, held]
    return {f"{name}_place": place, f"{name}_rows": held, name: ease(gram(people))}
