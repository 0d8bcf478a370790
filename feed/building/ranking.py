"""Candidates in order: scores, places, reasons."""

from feed.building.allowing import Allowed
from feed.building.gathering import Found
from feed.building.placing import place
from feed.building.reasons import lifts, reasons
from feed.building.request import Request
from feed.building.table import table_of
from feed.contracts import Item
from feed.learning.weights import current_scorer
from feed.ranking.features import INDEX, pack
from feed.states import Source


def rank(request: Request, found: Found, allowed: Allowed) -> list[Item]:
    rows = allowed.rows
    if not rows:
        return []
    table = table_of(request, found, allowed)
    scorer = current_scorer()
    scores = scorer.score(table.values)
    parts = lifts(table.values, scorer, request.window, request.reading, table.places >= 0)
    placed = place(request, found, allowed, scores, table.places)
    table.values[placed.order[placed.explored], INDEX["exploring"]] = 1
    return [
        Item(
            post_id=allowed.posts[at],
            source=Source.EXPLORING if explored else found.source[rows[at].id],
            score=float(scores[at]),
            propensity=chance,
            reasons=reasons(request.viewer, rows[at], table.wishes[at], parts[at]),
            features=pack(table.values[at]),
        )
        for at, explored, chance in zip(*(part.tolist() for part in placed), strict=True)
    ]
