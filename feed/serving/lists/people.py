"""Lists of several people's posts, each of whom has an index of their own: by the people a viewer follows, and with
the viewer or people they follow in them.

PostgreSQL probes each person (LATERAL): what it reads does not grow with the catalogue. SQLite does better with IN
where people are many (measured: 2,000 followees at 1e6 posts, 1 ms against 30), and has no LATERAL.
"""

from feed.serving.lists.probing import COLUMNS, List, each_post, vendor_sql

FOLLOWED = "SELECT target_id FROM accounts_follow WHERE source_id = %s"
FOLLOWING_SQLITE = f"""SELECT {COLUMNS} FROM feed_post post INDEXED BY post_author
    WHERE NOT post.hidden AND post.author_id IN ({FOLLOWED}) AND post.sequence < %s
    ORDER BY post.sequence DESC LIMIT %s"""  # noqa: S608
FOLLOWING_POSTGRES = f"""SELECT {COLUMNS} FROM ({FOLLOWED}) follow CROSS JOIN LATERAL (
        SELECT * FROM feed_post one WHERE NOT one.hidden AND one.author_id = follow.target_id AND one.sequence < %s
        ORDER BY one.sequence DESC LIMIT %s
    ) post ORDER BY post.sequence DESC LIMIT %s"""  # noqa: S608
CAST = f"SELECT CAST(%s AS bigint) AS target_id UNION ALL {FOLLOWED}"
CAMEOS_SQLITE = f"""SELECT {COLUMNS} FROM (
        SELECT DISTINCT post_id, sequence FROM feed_postcast INDEXED BY cast_pages
        WHERE person_id IN ({CAST}) AND sequence < %s ORDER BY sequence DESC LIMIT %s
    ) shown JOIN feed_post post ON post.id = shown.post_id"""  # noqa: S608
CAMEOS_POSTGRES = f"""SELECT {COLUMNS} FROM (
        SELECT DISTINCT one.post_id, one.sequence FROM ({CAST}) people CROSS JOIN LATERAL (
            SELECT post_id, sequence FROM feed_postcast
            WHERE person_id = people.target_id AND sequence < %s ORDER BY sequence DESC LIMIT %s
        ) one ORDER BY one.sequence DESC LIMIT %s
    ) shown {each_post("shown.post_id")}"""  # noqa: S608


def by_followed(me: int) -> List:
    return _several(FOLLOWING_SQLITE, FOLLOWING_POSTGRES, me)


def with_me_or_followed(me: int) -> List:
    return _several(CAMEOS_SQLITE, CAMEOS_POSTGRES, me, me)


def _several(sqlite: str, postgres: str, *who: int) -> List:
    """PostgreSQL is told twice how many: of each person, and of them together."""
    again = vendor_sql("", "again")
    return List(vendor_sql(sqlite, postgres), lambda below, most: [*who, below, most, *([most] if again else [])])
