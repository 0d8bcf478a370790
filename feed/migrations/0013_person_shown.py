"""Names that people show, indexed again: SQLite lost the index where it rebuilt the table of people."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SQLITE = "CREATE INDEX IF NOT EXISTS person_shown ON accounts_user (display_name COLLATE NOCASE)"


def make(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(SQLITE, params=None)


class Migration(migrations.Migration):

    dependencies = [("feed", "0012_likes"), ("accounts", "0003_balances")]

    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
