"""Lists that one index holds in their order: everything, a person's, a thread's, a tag's."""

from uuid import UUID

from feed.serving.lists.probing import COLUMNS, List, each_post, vendor_sql

LATEST = f"""SELECT {COLUMNS} FROM feed_post post
    WHERE NOT post.hidden AND post.sequence < %s ORDER BY post.sequence DESC LIMIT %s"""  # noqa: S608
PERSON = f"""SELECT {COLUMNS} FROM feed_post post
    WHERE NOT post.hidden AND post.author_id = %s AND post.sequence < %s
    ORDER BY post.sequence DESC LIMIT %s"""  # noqa: S608
THREAD = f"""SELECT {COLUMNS} FROM feed_post post
    WHERE NOT post.hidden AND post.thread = %s AND post.sequence < %s
    ORDER BY post.sequence DESC LIMIT %s"""  # noqa: S608
TAGGED = "SELECT post_id, sequence FROM feed_posttag WHERE tag = %s AND sequence < %s ORDER BY sequence DESC LIMIT %s"
TAG_SQLITE = f"SELECT {COLUMNS} FROM ({TAGGED}) tagged JOIN feed_post post ON post.id = tagged.post_id"  # noqa: S608
TAG_POSTGRES = f"SELECT {COLUMNS} FROM ({TAGGED}) tagged {each_post('tagged.post_id')}"  # noqa: S608


def latest() -> List:
    return List(LATEST, lambda below, most: [below, most])


def of_person(person: int) -> List:
    return _keyed(PERSON, person)


def of_thread(root: str | UUID) -> List:
    """`root` as common.rows.key gives it."""
    return _keyed(THREAD, root)


def of_tag(tag: str) -> List:
    return _keyed(vendor_sql(TAG_SQLITE, TAG_POSTGRES), tag)


def _keyed(sql: str, value: int | str | UUID) -> List:
    return List(sql, lambda below, most: [value, below, most])
