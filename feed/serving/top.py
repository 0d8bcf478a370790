"""The best of a day, a week or all time, by engagement after the guard against brigades (PostStat.credit). The same for
every viewer, so it is read once in a while; what one of them may not see, or filters out, is left to feed.cards.alive.
"""

from datetime import timedelta
from uuid import UUID

from django.db import connection

from common.clock import now
from common.rows import rows
from feed.contracts import Ask, Item
from feed.serving.lists.ids import uuid_of
from feed.serving.recent import Recent
from feed.states import Mode, Source

LIFE_S = 5.0
PERIODS = {Mode.TOP_DAY: timedelta(days=1), Mode.TOP_WEEK: timedelta(days=7)}
MOST_OF_A_PERIOD = 20_000
"""The newest ones of a day or a week that has more."""
OF_PERIOD = """SELECT post.id FROM (
        SELECT id, sequence FROM feed_post WHERE NOT hidden AND created_at > %s ORDER BY created_at DESC LIMIT %s
    ) post JOIN feed_poststat stat ON stat.post_id = post.id
    WHERE stat.eligible ORDER BY stat.credit DESC, post.sequence DESC LIMIT %s"""
OF_ALL = "SELECT post_id FROM feed_poststat WHERE eligible ORDER BY credit DESC, post_id LIMIT %s"
STEP = 1_000
RECENT: Recent[list[UUID]] = Recent(life_s=LIFE_S, worth=lambda found: len(found) >= STEP)
"""Short lists are read anew: they cost little, and everybody would see that one is late."""


def top(ask: Ask, *, exclude: frozenset[UUID], count: int) -> list[Item]:
    """Whole steps are read, so that how far one viewer went changes nothing for the others."""
    steps = (len(exclude) + count) // STEP + 1
    found = RECENT.get((ask.mode, steps), lambda: _read(ask.mode, steps * STEP))
    fresh = [post_id for post_id in found if post_id not in exclude]
    return [Item(post_id=post_id, source=Source.TRENDING) for post_id in fresh[:count]]


def _read(mode: Mode, most: int) -> list[UUID]:
    if mode == Mode.TOP_ALL:
        found = rows(OF_ALL, [most])
    else:
        since = connection.ops.adapt_datetimefield_value(now() - PERIODS[mode])
        found = rows(OF_PERIOD, [since, MOST_OF_A_PERIOD, most])
    return [uuid_of(post_id) for (post_id,) in found]
