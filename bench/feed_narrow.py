"""Ten million posts in minutes: tables without the keys and indexes that the measured queries do not use; those that
they use are made when the rows are there.
"""

import re

from django.db import connection

TABLES = ("feed_post", "feed_poststat")
NEEDED = ("post_live", "post_author", "post_fresh", "stat_hot")


def strip() -> list[str]:
    """Empties both tables of all but their primary keys; the statements that make the needed indexes."""
    return _strip_postgres() if connection.vendor == "postgresql" else _strip_sqlite()


def finish(indexes: list[str]) -> None:
    with connection.cursor() as cursor:
        for sql in indexes:
            cursor.execute(sql)
        cursor.execute("ANALYZE")


def _strip_sqlite() -> list[str]:
    with connection.cursor() as cursor:
        for pragma in ("foreign_keys = OFF", "synchronous = OFF", "journal_mode = OFF", "cache_size = -600000"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.execute("SELECT sql FROM sqlite_master WHERE type = 'index' AND name IN (%s, %s, %s, %s)", NEEDED)
        indexes = [sql for (sql,) in cursor.fetchall()]
        for table in TABLES:
            cursor.execute("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = %s", [table])
            ((made,),) = cursor.fetchall()
            made = re.sub(r' REFERENCES "\w+" \("\w+"\) DEFERRABLE INITIALLY DEFERRED', "", made)
            made = re.sub(r"(NOT NULL) UNIQUE", r"\1", made)
            made = re.sub(r" CHECK \((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)", "", made)
            cursor.execute(f"DROP TABLE {table}")
            cursor.execute(made)
    return indexes


def _strip_postgres() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE indexname = ANY(%s)", [list(NEEDED)])
        indexes = [sql for (sql,) in cursor.fetchall()]
        for table in TABLES:
            cursor.execute(
                "SELECT conname FROM pg_constraint WHERE conrelid = %s::regclass AND contype <> 'p' ORDER BY contype",
                [table],
            )
            for (name,) in cursor.fetchall():
                cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT IF EXISTS "{name}" CASCADE')
            cursor.execute("SELECT indexname FROM pg_indexes WHERE tablename = %s AND indexname !~ '_pkey$'", [table])
            for (name,) in cursor.fetchall():
                cursor.execute(f'DROP INDEX "{name}"')
    return indexes
