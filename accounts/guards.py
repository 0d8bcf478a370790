"""What makes the database itself refuse to change the books, or to give away more of a price than was paid."""

TABLE = "accounts_transfer"
GROWS = "the books only grow"
SHARED = "a price is shared once"
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


def guard_on(vendor: str) -> list[str]:
    """Statements that put the triggers there, for `sqlite` or `postgresql`. KeyError for another database."""
    return {"sqlite": SQLITE_ON, "postgresql": POSTGRESQL_ON}[vendor]


def guard_off(vendor: str) -> list[str]:
    return {"sqlite": SQLITE_OFF, "postgresql": POSTGRESQL_OFF}[vendor]
