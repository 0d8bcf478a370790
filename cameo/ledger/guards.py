"""What makes the database itself refuse to change, delete or empty the ledger."""

TABLE = "cameo_consentevent"

SQLITE_ON = [
    f"CREATE TRIGGER consent_no_{verb.lower()} BEFORE {verb} ON {TABLE} "
    "BEGIN SELECT RAISE(ABORT, 'the consent ledger only grows'); END"
    for verb in ("UPDATE", "DELETE")
]
SQLITE_ON.append(  # INSERT OR REPLACE deletes without asking the trigger of DELETE
    f"CREATE TRIGGER consent_no_replace BEFORE INSERT ON {TABLE} "  # noqa: S608  (a constant)
    f"WHEN EXISTS (SELECT 1 FROM {TABLE} WHERE seq = NEW.seq OR hash = NEW.hash "
    "OR (likeness_id = NEW.likeness_id AND chain_seq = NEW.chain_seq)) "
    "BEGIN SELECT RAISE(ABORT, 'the consent ledger only grows'); END"
)
SQLITE_OFF = [f"DROP TRIGGER IF EXISTS consent_no_{verb}" for verb in ("update", "delete", "replace")]

POSTGRESQL_ON = [
    "CREATE OR REPLACE FUNCTION consent_only_grows() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'the consent ledger only grows' USING ERRCODE = 'integrity_constraint_violation'; END $$",
    f"CREATE TRIGGER consent_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {TABLE} "
    "FOR EACH STATEMENT EXECUTE FUNCTION consent_only_grows()",
]
POSTGRESQL_OFF = [f"DROP TRIGGER IF EXISTS consent_no_change ON {TABLE}"]


def guard_on(vendor: str) -> list[str]:
    """Statements that put the triggers there, for `sqlite` or `postgresql`. KeyError for another database."""
    return {"sqlite": SQLITE_ON, "postgresql": POSTGRESQL_ON}[vendor]


def guard_off(vendor: str) -> list[str]:
    return {"sqlite": SQLITE_OFF, "postgresql": POSTGRESQL_OFF}[vendor]
