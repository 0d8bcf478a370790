"""The columns of feed.ranking.features.FEATURES that the database knows, for the candidates of one request."""

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from feed.building.details import Columns
from feed.building.gathering import Found
from feed.building.sql import hex_of
from feed.building.tagging import tag_affinity
from feed.building.viewer import Viewer
from feed.models import AffinityKind
from feed.ranking.features import INDEX, blank

PRIOR = 10.0
"""Impressions' worth of the site's mean in each rate."""
YOUNG_S = 3 * 86_400
Rows = NDArray[np.float32]


def columns(viewer: Viewer, found: Found, values: Columns, *, moment: float) -> Rows:
    """[posts, features], those of the window left at 0."""
    table = blank(len(values["id"]))
    impressions = values["impressions"].astype(np.float32)
    for name, hits in (
        ("completion_rate", values["completions"]),
        ("remix_rate", values["remixes"]),
        ("refusal_rate", values["refusals"]),
    ):
        table[:, INDEX[name]] = rate(hits.astype(np.float32), impressions)
    table[:, INDEX["young"]] = np.exp2(-np.maximum(moment - values["born"], 0.0) / YOUNG_S)
    if viewer.personal:
        _tastes(table, viewer, found, values)
    return table


def rate(hits: NDArray[np.float32], impressions: NDArray[np.float32]) -> NDArray[np.float32]:
    """Shrunk towards the mean of these candidates, so that one lucky showing is no perfect score."""
    mean = (hits.sum() + 1.0) / (impressions.sum() + PRIOR)
    return np.minimum((hits + PRIOR * mean) / (impressions + PRIOR), 1.0)


def _tastes(table: Rows, viewer: Viewer, found: Found, values: Columns) -> None:
    authors, threads = viewer.affinity.get(AffinityKind.AUTHOR, {}), viewer.affinity.get(AffinityKind.THREAD, {})
    owners = values["author"].tolist()
    table[:, INDEX["follows"]] = _flags(owners, set(viewer.followees))
    table[:, INDEX["remix_of_mine"]] = _flags(values["id"], found.mine)
    table[:, INDEX["friend_cameo"]] = _flags(values["id"], found.cameos)
    if authors:
        known = {int(author): weight for author, weight in authors.items()}
        table[:, INDEX["author"]] = [known.get(author, 0.0) for author in owners]
    if threads:
        table[:, INDEX["thread"]] = [threads.get(hex_of(thread), 0.0) for thread in values["thread"]]
    table[:, INDEX["tag"]] = tag_affinity(viewer, values["tags"])
    languages = {past.language for past in viewer.history if past.language}
    table[:, INDEX["language"]] = _flags(values["language"], languages)
    lengths = [past.length_ms for past in viewer.history if past.length_ms]
    if lengths:
        usual = np.log(lengths).mean()
        own = np.log(np.maximum(values["duration_ms"].astype(np.float32), 1.0))
        table[:, INDEX["length"]] = np.exp(-np.abs(own - usual))


def _flags(values: Sequence[object], wanted: Collection[object]) -> list[bool] | bool:
    return list(map(wanted.__contains__, values)) if wanted else False
