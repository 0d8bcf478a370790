"""Names in the order of their letters, whatever the database's own order is: tags on PostgreSQL, and the names that
people show, without regard to case.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

POSTGRES = (
    'CREATE INDEX tag_letters ON feed_posttag (tag COLLATE "C")',
    "CREATE INDEX person_shown ON accounts_user (UPPER(display_name) varchar_pattern_ops)",
)
SQLITE = ("CREATE INDEX person_shown ON accounts_user (display_name COLLATE NOCASE)",)


def make(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in POSTGRES if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement, params=None)


def drop(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    schema_editor.execute("DROP INDEX IF EXISTS person_shown", params=None)
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX tag_letters", params=None)


class Migration(migrations.Migration):

    dependencies = [('feed', '0008_steer_vector'), ('accounts', '0001_initial')]

    operations = [migrations.RunPython(make, drop)]
