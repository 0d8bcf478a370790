"""How the database means to answer: which tables it reads from end to end."""

import json
import re
from collections.abc import Iterator
from typing import Any

from django.db import connection

from tests.feed.counted import Asked

LARGE = re.compile(r"feed_(post|poststat|posttag|postwords|event(_\w+)?|seen|viewing|like|save)$")
"""Tables that grow with posts and with what people do."""
NAMED = re.compile(r'(?:FROM|JOIN|,)\s+"?(feed_\w+)"?(?:\s+(?:AS\s+)?"?(\w+)"?)?', re.IGNORECASE)
SCAN = re.compile(r"^SCAN (\w+)(?! USING| VIRTUAL)(?:$| )")


def scanned(asked: Asked) -> list[str]:
    """Large tables that this statement reads without an index."""
    if not asked.sql.lstrip().upper().startswith(("SELECT", "WITH")):
        return []
    return list(_in_postgres(asked) if connection.vendor == "postgresql" else _in_sqlite(asked))


def _in_sqlite(asked: Asked) -> Iterator[str]:
    tables = {alias or table: table for table, alias in NAMED.findall(asked.sql)} | {
        table: table for table, _alias in NAMED.findall(asked.sql)
    }
    for line in _explained("EXPLAIN QUERY PLAN", asked):
        found = SCAN.match(line[-1])
        if found and " USING " not in line[-1] and LARGE.match(tables.get(found[1], found[1])):
            yield f"{tables.get(found[1], found[1])}: {line[-1]}"


def _in_postgres(asked: Asked) -> Iterator[str]:
    ((plan,),) = _explained("EXPLAIN (FORMAT JSON)", asked)
    tree = json.loads(plan) if isinstance(plan, str) else plan
    for node in _nodes(tree[0]["Plan"]):
        if node["Node Type"] == "Seq Scan" and LARGE.match(node["Relation Name"]) and _is_filled(node["Relation Name"]):
            yield f"{node['Relation Name']}: {node['Node Type']}, {node['Plan Rows']} rows"


def _is_filled(table: str) -> bool:
    """Partitions of other days are empty here: to read nothing from end to end is no harm."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_relation_size(%s::regclass)", [table])
        return bool(cursor.fetchone()[0])


def _nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for child in node.get("Plans", ()):
        yield from _nodes(child)


def _explained(how: str, asked: Asked) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(f"{how} {asked.sql}", asked.params)
        return cursor.fetchall()
