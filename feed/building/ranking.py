"""Candidates in order: scores, places, reasons."""

from feed.building.allowing import Allowed
from feed.building.details import by_column
from feed.building.gathering import Found
from feed.building.placing import place
from feed.building.reasons import lifts, reasons, strongest
from feed.building.request import Request
from feed.building.sql import uuid_of
from feed.building.table import table_of
from feed.contracts import Item
from feed.learning.weights import current_scorer
from feed.ranking.features import FEATURES, INDEX, pack
from feed.states import Source


def rank(request: Request, found: Found, allowed: Allowed) -> list[Item]:
    if not allowed.rows:
        return []
    known = by_column(allowed.rows)
    posts, authors, tags = known["id"], known["username"], known["tags"]
    table = table_of(request, found, known, allowed.topics)
    scores, parts = current_scorer().told(table.values)
    placed = place(request, found, known, scores, table.places)
    told = strongest(lifts(parts, table.shares, table.places >= 0, placed.order))
    table.values[placed.order[placed.explored], INDEX["exploring"]] = 1
    packed, width = pack(table.values[placed.order]), 2 * len(FEATURES)
    logged = [packed[start : start + width] for start in range(0, len(packed), width)]
    shown = zip(*(part.tolist() for part in placed), scores[placed.order].tolist(), logged, told, strict=True)
    return [
        Item(
            post_id=uuid_of(posts[at]),
            source=Source.EXPLORING if explored else found.source(posts[at]),
            score=score,
            propensity=chance,
            reasons=reasons(request.viewer, authors[at], tags[at], table.wishes[at], why),
            features=features,
        )
        for at, explored, chance, score, features, why in shown
    ]
