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
DAYS = {Mode.TOP_DAY: 1, Mode.TOP_WEEK: 7}
OF_ALL = "SELECT post_id FROM feed_poststat WHERE eligible ORDER BY credit DESC, post_id LIMIT %s"
OF_ONE_DAY = """SELECT * FROM (
        SELECT post_id, credit FROM feed_poststat WHERE eligible AND day = %s AND published_at > %s
        ORDER BY credit DESC, post_id LIMIT %s
    )"""
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
    """A day is an index that holds its best first: of a week as much is read as of eight days, however many posts."""
    if mode == Mode.TOP_ALL:
        return [uuid_of(post_id) for (post_id,) in rows(OF_ALL, [most])]
    moment = now()
    days = [moment.date() - timedelta(days=back) for back in range(DAYS[mode] + 1)]
    since = connection.ops.adapt_datetimefield_value(moment - timedelta(days=DAYS[mode]))
    parts = [f"{OF_ONE_DAY} AS day{number}" for number in range(len(days))]
    values = [value for day in days for value in (connection.ops.adapt_datefield_value(day), since, most)]
    found = rows(" UNION ALL ".join(parts) + " ORDER BY credit DESC, post_id LIMIT %s", [*values, most])
    return [uuid_of(post_id) for post_id, _credit in found]
