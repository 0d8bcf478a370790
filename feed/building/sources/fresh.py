"""New posts: the very newest, and samples of the last day that few have been shown yet."""

import random
from datetime import datetime, timedelta

from feed.building.sql import Piece, moment, union
from feed.ranking.exploring import CAP

FRESH = 20
EXPLORING = 15
SAMPLES = 3
AGE = timedelta(hours=24)


_NEWEST = (
    "SELECT 'fresh' AS source, id FROM feed_post WHERE NOT hidden AND created_at > %s ORDER BY created_at DESC LIMIT %s"
)
_SAMPLE = (
    "SELECT 'fresh' AS source, recent.id FROM (SELECT id FROM feed_post WHERE NOT hidden AND created_at > %s "
    "AND created_at <= %s ORDER BY created_at DESC LIMIT %s) AS recent LEFT JOIN feed_poststat stat "
    "ON stat.post_id = recent.id WHERE COALESCE(stat.impressions, 0) < %s AND COALESCE(stat.eligible, true)"
)
_ALL = union([*([Piece(_SAMPLE)] * SAMPLES), Piece(_NEWEST)]).sql


def fresh(now: datetime, seed: int) -> Piece:
    """A sample is what was new at a random moment of the last day: each post of a busy day has its chance, and the
    query costs the same however many there are.
    """
    oldest, dice = moment(now - AGE), random.Random(seed)
    samples = [(oldest, moment(now - AGE * dice.random()), EXPLORING, CAP) for _ in range(SAMPLES)]
    return Piece(_ALL, (*(value for sample in samples for value in sample), oldest, FRESH))
