"""What makes the database itself keep the books: nothing in them is changed, no more of a price is given away than was
paid, and a balance is the sum of its transfers.
"""

TABLE, ACCOUNTS = "accounts_transfer", "accounts_creditaccount"
GROWS = "the books only grow"
SHARED = "a price is shared once"
UNMOVED = "a balance moves by transfers"
_OVERSPENT = (
    f"NEW.source_id IS NOT NULL AND NEW.amount + (SELECT COALESCE(SUM(amount), 0) FROM {TABLE} "  # noqa: S608 (constant)
    f"WHERE source_id = NEW.source_id) > (SELECT COALESCE(MAX(amount), 0) FROM {TABLE} "
    "WHERE id = NEW.source_id AND kind = 'capture')"
)

SQLITE_ON = [
    f"CREATE TRIGGER transfer_no_{verb.lower()} BEFORE {verb} ON {TABLE} BEGIN SELECT RAISE(ABORT, '{GROWS}'); END"
    for verb in ("UPDATE", "DELETE")
]
SQLITE_ON += [
    # INSERT OR REPLACE deletes without asking the trigger of DELETE
    f"CREATE TRIGGER transfer_no_replace BEFORE INSERT ON {TABLE} "  # noqa: S608 (constant)
    f"WHEN EXISTS (SELECT 1 FROM {TABLE} WHERE id = NEW.id OR key = NEW.key) "
    f"BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: {TABLE}.key, {GROWS}'); END",
    f"CREATE TRIGGER transfer_no_overspending BEFORE INSERT ON {TABLE} WHEN {_OVERSPENT} "
    f"BEGIN SELECT RAISE(ABORT, '{SHARED}'); END",
]
SQLITE_OFF = [f"DROP TRIGGER IF EXISTS transfer_no_{verb}" for verb in ("update", "delete", "replace", "overspending")]

POSTGRESQL_ON = [
    "CREATE OR REPLACE FUNCTION transfers_only_grow() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{GROWS}' USING ERRCODE = 'integrity_constraint_violation'; END $$",
    f"CREATE TRIGGER transfer_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {TABLE} "
    "FOR EACH STATEMENT EXECUTE FUNCTION transfers_only_grow()",
    "CREATE OR REPLACE FUNCTION transfers_share_once() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN IF {_OVERSPENT} THEN RAISE EXCEPTION '{SHARED}' USING ERRCODE = 'integrity_constraint_violation'; "
    "END IF; RETURN NEW; END $$",
    f"CREATE TRIGGER transfer_no_overspending BEFORE INSERT ON {TABLE} "
    "FOR EACH ROW EXECUTE FUNCTION transfers_share_once()",
]
POSTGRESQL_OFF = [f"DROP TRIGGER IF EXISTS transfer_no_{what} ON {TABLE}" for what in ("change", "overspending")]
POSTGRESQL_OFF += [f"DROP FUNCTION IF EXISTS transfers_{what}()" for what in ("only_grow", "share_once")]


_UNPAID = (
    f"(NEW.balance <> OLD.balance OR NEW.counted <> OLD.counted) AND NOT EXISTS (SELECT 1 FROM {TABLE} AS moved "  # noqa: S608 (constant)
    "WHERE moved.id = NEW.counted AND moved.id > OLD.counted AND NEW.balance = OLD.balance + "
    "CASE NEW.id WHEN moved.credit_id THEN moved.amount WHEN moved.debit_id THEN -moved.amount END)"
)
"""The change is not that of exactly one transfer, later than all that are in the balance."""
_BORN_RICH = "NEW.balance <> 0 OR NEW.counted <> 0"
_MOVE = [
    f"UPDATE {ACCOUNTS} SET balance = balance - NEW.amount, counted = NEW.id WHERE id = NEW.debit_id",  # noqa: S608
    f"UPDATE {ACCOUNTS} SET balance = balance + NEW.amount, counted = NEW.id WHERE id = NEW.credit_id",  # noqa: S608
]

BALANCE_ON = {
    "sqlite": [
        f"CREATE TRIGGER transfer_moves AFTER INSERT ON {TABLE} BEGIN {_MOVE[0]}; {_MOVE[1]}; END",
        f"CREATE TRIGGER account_moves_by_transfers BEFORE UPDATE OF balance, counted ON {ACCOUNTS} WHEN {_UNPAID} "
        f"BEGIN SELECT RAISE(ABORT, '{UNMOVED}'); END",
        f"CREATE TRIGGER account_begins_empty BEFORE INSERT ON {ACCOUNTS} WHEN {_BORN_RICH} "
        f"BEGIN SELECT RAISE(ABORT, '{UNMOVED}'); END",
    ],
    "postgresql": [
        "CREATE OR REPLACE FUNCTION transfer_moves() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN {_MOVE[0]}; {_MOVE[1]}; RETURN NULL; END $$",
        f"CREATE TRIGGER transfer_moves AFTER INSERT ON {TABLE} FOR EACH ROW EXECUTE FUNCTION transfer_moves()",
        "CREATE OR REPLACE FUNCTION account_moves_by_transfers() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN IF {_UNPAID} THEN RAISE EXCEPTION '{UNMOVED}' USING ERRCODE = 'integrity_constraint_violation'; "
        "END IF; RETURN NEW; END $$",
        f"CREATE TRIGGER account_moves_by_transfers BEFORE UPDATE OF balance, counted ON {ACCOUNTS} "
        "FOR EACH ROW EXECUTE FUNCTION account_moves_by_transfers()",
        "CREATE OR REPLACE FUNCTION account_begins_empty() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN IF {_BORN_RICH} THEN RAISE EXCEPTION '{UNMOVED}' USING ERRCODE = 'integrity_constraint_violation'; "
        "END IF; RETURN NEW; END $$",
        f"CREATE TRIGGER account_begins_empty BEFORE INSERT ON {ACCOUNTS} "
        "FOR EACH ROW EXECUTE FUNCTION account_begins_empty()",
    ],
}
_BALANCE = {"transfer_moves": TABLE, "account_moves_by_transfers": ACCOUNTS, "account_begins_empty": ACCOUNTS}
BALANCE_OFF = {
    "sqlite": [f"DROP TRIGGER IF EXISTS {name}" for name in _BALANCE],
    "postgresql": [f"DROP TRIGGER IF EXISTS {name} ON {table}" for name, table in _BALANCE.items()]
    + [f"DROP FUNCTION IF EXISTS {name}()" for name in _BALANCE],
}


def guard_on(vendor: str) -> list[str]:
    """Statements that put the triggers there, for `sqlite` or `postgresql`. KeyError for another database."""
    return {"sqlite": SQLITE_ON, "postgresql": POSTGRESQL_ON}[vendor]


def guard_off(vendor: str) -> list[str]:
    return {"sqlite": SQLITE_OFF, "postgresql": POSTGRESQL_OFF}[vendor]


def balance_on(vendor: str) -> list[str]:
    """Statements that let the database keep balances, once accounts have `counted`. KeyError as guard_on."""
    return BALANCE_ON[vendor]


def balance_off(vendor: str) -> list[str]:
    return BALANCE_OFF[vendor]
