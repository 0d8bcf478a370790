"""Events wait for their seal in a table of their own; the ledger refuses UPDATE and DELETE from here on."""

from typing import Any

from django.db import migrations, models

from cameo.ledger.guards import guard_off, guard_on


def on(apps: Any, schema_editor: Any) -> None:
    for statement in guard_on(schema_editor.connection.vendor):
        schema_editor.execute(statement)


def off(apps: Any, schema_editor: Any) -> None:
    for statement in guard_off(schema_editor.connection.vendor):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("cameo", "0004_vault")]

    operations = [
        migrations.CreateModel(
            name="PendingEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("likeness_id", models.UUIDField()),
                ("kind", models.CharField(max_length=20)),
                ("at", models.CharField(max_length=32)),
                ("facts", models.JSONField()),
            ],
        ),
        migrations.RunPython(on, off),
    ]
