"""`python -m tests.accounts.migrating`: the books of the configured, empty database go back and forth; prints what was
found after each step as JSON. A process of its own: the tests' database is not turned around under other tests.
"""

import json
from typing import Any

import django

django.setup()

from django.db import connection  # noqa: E402
from django.db.migrations.exceptions import IrreversibleError  # noqa: E402
from django.db.migrations.executor import MigrationExecutor  # noqa: E402
from django.db.utils import IntegrityError  # noqa: E402

OLD, SHARED, NEW = "0001_initial", "0002_shares", "0003_balances"


def to(name: str) -> Any:
    """Historical models after it."""
    MigrationExecutor(connection).migrate([("accounts", name)])
    return MigrationExecutor(connection).loader.project_state([("accounts", name)]).apps


def balances(apps: Any) -> list[int]:
    return list(apps.get_model("accounts", "CreditAccount").objects.order_by("kind").values_list("balance", flat=True))


def triggers() -> int:
    """Of ours, that stand now."""
    sql = {
        "sqlite": "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name LIKE 'accounts_%'",
        "postgresql": "SELECT count(*) FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
        "WHERE relname LIKE 'accounts_%' AND NOT tgisinternal",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return int(cursor.fetchone()[0])


def refuses(apps: Any) -> bool:
    try:
        apps.get_model("accounts", "CreditAccount").objects.filter(kind="wallet").update(balance=1)
    except IntegrityError:
        return True
    return False


def main() -> dict[str, Any]:
    apps = to(OLD)
    account, transfer = (apps.get_model("accounts", name) for name in ("CreditAccount", "Transfer"))
    person = apps.get_model("accounts", "User").objects.create(username="ann")
    house = account.objects.create(kind="house", balance=-5)
    wallet = account.objects.create(kind="wallet", owner=person, balance=5)
    transfer.objects.create(kind="grant", key="grant:1", debit=house, credit=wallet, amount=5)
    told: dict[str, Any] = {"vendor": connection.vendor, "old": [balances(apps), triggers()]}
    apps = to(NEW)
    told["new"] = [balances(apps), triggers(), refuses(apps)]
    apps = to(OLD)
    told["back"] = [balances(apps), triggers()]
    apps = to(NEW)
    told["again"] = [balances(apps), triggers(), refuses(apps)]
    account, transfer = (apps.get_model("accounts", name) for name in ("CreditAccount", "Transfer"))
    line = {"debit": account.objects.get(kind="wallet"), "credit": account.objects.get(kind="house")}
    transfer.objects.create(kind="close", key="close:1", amount=150, **line)
    told["moved"] = balances(apps)
    try:
        to(OLD)
    except IrreversibleError:
        told["parts"] = "refused"
    apps = MigrationExecutor(connection).loader.project_state([("accounts", SHARED)]).apps
    told["kept"] = balances(apps)
    return told


if __name__ == "__main__":
    print(json.dumps(main()))
