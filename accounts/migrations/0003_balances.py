"""The database moves balances itself; a name is unique by an expression, whatever the case of its letters."""

from typing import Any

import django.core.validators
import django.db.models.functions.text
from django.db import migrations, models
from django.db.models import Max, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

import accounts.names
from accounts.guards import balance_off, balance_on


def count(apps: Any, schema_editor: Any) -> None:
    """All transfers so far are in the balances."""
    last = (
        apps.get_model("accounts", "Transfer")
        .objects.filter(Q(debit=OuterRef("pk")) | Q(credit=OuterRef("pk")))
        .order_by()
        .annotate(one=Value(1))
        .values("one")
        .annotate(last=Max("pk"))
        .values("last")
    )
    apps.get_model("accounts", "CreditAccount").objects.update(counted=Coalesce(Subquery(last), 0))


def on(apps: Any, schema_editor: Any) -> None:
    for statement in balance_on(schema_editor.connection.vendor):
        schema_editor.execute(statement)


def off(apps: Any, schema_editor: Any) -> None:
    for statement in balance_off(schema_editor.connection.vendor):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_shares")]

    operations = [
        migrations.AlterField(
            model_name="user",
            name="username",
            field=models.CharField(
                db_index=True,
                max_length=30,
                validators=[
                    django.core.validators.RegexValidator(
                        "\\A[a-z0-9_](?:[a-z0-9_.]{0,28}[a-z0-9_])?\\Z",
                        "Use 3 to 30 of a-z, 0-9, _ and dots, not at the ends.",
                        code="name_invalid",
                    ),
                    accounts.names.refuse_reserved,
                ],
            ),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.UniqueConstraint(
                django.db.models.functions.text.Lower("username"),
                name="one_person_a_name",
                violation_error_message="This name is taken.",
            ),
        ),
        migrations.AddField(
            model_name="creditaccount",
            name="counted",
            field=models.BigIntegerField(default=0, editable=False),
        ),
        migrations.RunPython(count, migrations.RunPython.noop),
        migrations.RunPython(on, off),
    ]
