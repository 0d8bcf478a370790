"""A hundred thousand posts: every look-up goes through an index, by the plan and by what it reads."""

import pytest
from django.db import connection

from feed.search import indexing
from feed.search.lookup import POSTGRES, SQLITE, look_up
from feed.search.tags import COUNTED, JUMP

pytestmark = pytest.mark.django_db
ROWS = 100_000
COMMON, RARE = "clay", "zeppelin"
"""On every tenth post, and on every ten-thousandth."""
FILL = {
    "sqlite": """
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %s)
        INSERT INTO {} SELECT {} FROM n""",
    "postgresql": "INSERT INTO {} SELECT {} FROM generate_series(1, %s) AS n(i)",
}
WORDS = (
    "'w' || (i %% 997) || ' v' || (i %% 89) || CASE WHEN i %% 10 = 0 THEN ' clay' ELSE '' END "
    "|| CASE WHEN i %% 10000 = 0 THEN ' zeppelin' ELSE '' END"
)


@pytest.fixture
def crowd(db):
    """Rows without their posts, which the foreign keys allow until the end; they are gone by then."""
    post = "printf('%%032x', i)" if connection.vendor == "sqlite" else "lpad(to_hex(i), 32, '0')::uuid"
    with connection.cursor() as cursor:
        cursor.execute(
            FILL[connection.vendor].format("feed_postwords (sequence, post_id, words)", f"i, {post}, {WORDS}"), [ROWS]
        )
        cursor.execute(
            FILL[connection.vendor].format(
                "feed_posttag (post_id, tag, sequence)",
                f"{post}, CASE WHEN i %% 2 = 0 THEN 'tag' ELSE 'tag' || (i %% 997) END, i",
            ),
            [ROWS],
        )
        indexing.settle()
        cursor.execute("ANALYZE feed_postwords")
        cursor.execute("ANALYZE feed_posttag")
    yield
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM feed_postwords")
        cursor.execute("DELETE FROM feed_posttag")


def plan(sql: str, params: tuple[object, ...]) -> str:
    explain = "EXPLAIN QUERY PLAN " if connection.vendor == "sqlite" else "EXPLAIN "
    with connection.cursor() as cursor:
        cursor.execute(explain + sql, params)
        return "\n".join(" ".join(map(str, row)) for row in cursor.fetchall())


@pytest.mark.parametrize("word", [COMMON, RARE])
def test_words_are_looked_up_through_the_full_text_index(crowd, word):
    sqlite = connection.vendor == "sqlite"
    found = plan(SQLITE if sqlite else POSTGRES, (f'("{word}")' if sqlite else f"('{word}')", 20))

    assert "Seq Scan" not in found
    assert "TEMP B-TREE" not in found
    if sqlite:
        assert "VIRTUAL TABLE INDEX" in found
        assert "USING INDEX sqlite_autoindex_feed_postwords_1" in found
    else:
        assert (
            "words_document" in found if word == RARE else "feed_postwords_pkey" in found or "words_document" in found
        )


def test_the_newest_come_whatever_their_number(crowd):
    assert [found.sequence for found in look_up([(COMMON,)], limit=3)] == [100_000, 99_990, 99_980]
    assert [found.sequence for found in look_up([(RARE,)], limit=99)] == list(range(100_000, 0, -10_000))
    assert len(look_up([(COMMON, "v1")], limit=50)) == 50
    assert [found.sequence for found in look_up([("zepp",)], limit=2, begun=True)] == [100_000, 90_000]


def test_tags_are_jumped_through_in_the_index(crowd):
    sqlite = connection.vendor == "sqlite"
    sql = JUMP.format(c="" if sqlite else ' COLLATE "C"')
    found = plan(sql, ("tag", "", "tag\U0010ffff", "tag\U0010ffff", 21, COUNTED))

    assert "Seq Scan" not in found
    assert "SCAN feed_posttag" not in found
