"""Lists that one index holds in their order: everything, a person's, a thread's, a tag's."""

from functools import partial
from uuid import UUID

from feed.serving.lists.probing import COLUMNS, Probe, Probed, fetch

LATEST = f"""SELECT {COLUMNS} FROM feed_post post
    WHERE NOT post.hidden AND post.sequence < %s ORDER BY post.sequence DESC LIMIT %s"""  # noqa: S608
PERSON = f"""SELECT {COLUMNS} FROM feed_post post
    WHERE NOT post.hidden AND post.author_id = %s AND post.sequence < %s
    ORDER BY post.sequence DESC LIMIT %s"""  # noqa: S608
THREAD = f"""SELECT {COLUMNS} FROM feed_post post
    WHERE NOT post.hidden AND post.thread = %s AND post.sequence < %s
    ORDER BY post.sequence DESC LIMIT %s"""  # noqa: S608
TAG = f"""SELECT {COLUMNS} FROM (
        SELECT post_id, sequence FROM feed_posttag WHERE tag = %s AND sequence < %s ORDER BY sequence DESC LIMIT %s
    ) tagged JOIN feed_post post ON post.id = tagged.post_id ORDER BY tagged.sequence DESC"""  # noqa: S608


def latest() -> Probe:
    return lambda below, most: fetch(LATEST, [below, most])


def of_person(person: int) -> Probe:
    return partial(_keyed, PERSON, person)


def of_thread(root: str | UUID) -> Probe:
    """`root` as common.rows.key gives it."""
    return partial(_keyed, THREAD, root)


def of_tag(tag: str) -> Probe:
    return partial(_keyed, TAG, tag)


def _keyed(sql: str, value: int | str | UUID, below: int, most: int) -> list[Probed]:
    return fetch(sql, [value, below, most])
