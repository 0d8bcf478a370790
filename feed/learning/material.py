"""What the window is fitted on: live posts, and what people took to in the last 90 days."""

from datetime import datetime, timedelta
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from common.rows import rows
from feed.building.sql import Piece, digits, epoch, moment, union
from feed.recommend import Catalogue, Interactions

SPAN = timedelta(days=90)
MOST_POSTS = 100_000
MOST_TAKEN = 3_000_000
"""The newest; a site with more of them in 90 days is fitted on fewer days."""
SAYS = {
    "completion": 0.5,
    "rewatch": 1.0,
    "like": 1.0,
    "comment": 1.5,
    "save": 1.5,
    "share": 2.0,
    "follow": 2.0,
    "remix": 3.0,
}
"""How much each says of a taste. Having been shown something says nothing."""


class Material(NamedTuple):
    catalogue: Catalogue
    interactions: Interactions


def read_material(at: datetime) -> Material | None:
    """Nobody who asked for an impersonal feed is in it, and of nobody what is older than their last reset. None where
    there is no post.
    """
    posts = rows(
        f"SELECT {digits('post.id')}, {epoch('post.created_at')}, COALESCE(searched.words, '') FROM feed_post post "
        "LEFT JOIN feed_postwords searched ON searched.post_id = post.id WHERE NOT post.hidden "
        "ORDER BY post.sequence DESC LIMIT %s",
        (MOST_POSTS,),
    )
    if not posts:
        return None
    keys = np.array([row[0] for row in posts], dtype="S32")
    catalogue = Catalogue(
        keys=keys,
        born=np.array([row[1] for row in posts], dtype=np.float64),
        texts=[row[2] for row in posts],
    )
    return Material(catalogue, _interactions(keys, at))


def _interactions(keys: NDArray[np.bytes_], at: datetime) -> Interactions:
    """Of what is in the window; `keys` are not empty."""
    found = _taken(at - SPAN)
    names = np.array([row[1] for row in found], dtype="S32")
    order = np.argsort(keys, kind="stable")
    places = order[np.minimum(np.searchsorted(keys, names, sorter=order), len(keys) - 1)]
    _, people = np.unique(np.array([row[0] for row in found], dtype=np.int64), return_inverse=True)
    every = Interactions(
        users=people.astype(np.int64),
        items=places.astype(np.int64),
        weights=np.array([row[2] for row in found], dtype=np.float32),
        at=np.array([row[3] for row in found], dtype=np.float64),
    )
    return every.take(keys[places] == names)


def _taken(since: datetime) -> list[tuple[int, str, float, float]]:
    """(person, post, how much it says, when)."""
    weight = " ".join(f"WHEN '{kind}' THEN {says}" for kind, says in SAYS.items())
    kinds = ", ".join(f"'{kind}'" for kind in SAYS)
    told = _done(
        "feed_event", "at", f"CASE done.kind {weight} END", f"done.kind IN ({kinds}) AND done.value > 0", since
    )
    liked = _done("feed_like", "created_at", str(SAYS["like"]), "true", since)
    saved = _done("feed_save", "created_at", str(SAYS["save"]), "true", since)
    every = union([told, liked, saved])
    return rows(f"SELECT * FROM ({every.sql}) AS done ORDER BY at DESC LIMIT %s", (*every.params, MOST_TAKEN))


def _done(table: str, at: str, weight: str, which: str, since: datetime) -> Piece:
    return Piece(
        f"SELECT done.person_id, {digits('done.post_id')} AS post, {weight} AS says, {epoch(f'done.{at}')} AS at "
        f"FROM {table} done LEFT JOIN feed_feedpreference wish ON wish.person_id = done.person_id "
        f"WHERE done.{at} > %s AND done.person_id IS NOT NULL AND {which} "
        f"AND COALESCE(wish.personalise, true) AND (wish.reset_at IS NULL OR wish.reset_at < done.{at})",
        (moment(since),),
    )
