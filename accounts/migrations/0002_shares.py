"""The books count in hundredths of a credit, know shares, and only grow."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models
from django.db.migrations.exceptions import IrreversibleError
from django.db.models import F
from django.db.models.functions import Mod

from accounts.guards import guard_off, guard_on

UNITS_A_CREDIT = 100


def to_units(apps: Any, schema_editor: Any) -> None:
    apps.get_model("accounts", "Transfer").objects.update(amount=F("amount") * UNITS_A_CREDIT)
    apps.get_model("accounts", "CreditAccount").objects.update(balance=F("balance") * UNITS_A_CREDIT)


def to_credits(apps: Any, schema_editor: Any) -> None:
    """Raises IrreversibleError where the books hold what whole credits can not say; nothing is changed then."""
    transfers = apps.get_model("accounts", "Transfer").objects
    parts = transfers.annotate(part=Mod("amount", UNITS_A_CREDIT)).exclude(part=0)
    if transfers.filter(kind="share").exists() or parts.exists():
        raise IrreversibleError("The books hold shares or parts of a credit, which whole credits can not keep.")
    transfers.update(amount=F("amount") / UNITS_A_CREDIT)
    apps.get_model("accounts", "CreditAccount").objects.update(balance=F("balance") / UNITS_A_CREDIT)


def on(apps: Any, schema_editor: Any) -> None:
    for statement in guard_on(schema_editor.connection.vendor):
        schema_editor.execute(statement)


def off(apps: Any, schema_editor: Any) -> None:
    for statement in guard_off(schema_editor.connection.vendor):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [
        migrations.RunPython(to_units, to_credits),
        migrations.AddField(
            model_name="transfer",
            name="about",
            field=models.CharField(blank=True, default="", max_length=80),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="transfer",
            name="source",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="shares",
                to="accounts.transfer",
            ),
        ),
        migrations.AlterField(
            model_name="transfer",
            name="kind",
            field=models.CharField(
                choices=[
                    ("grant", "Grant"),
                    ("hold", "Hold"),
                    ("capture", "Capture"),
                    ("release", "Release"),
                    ("share", "Share"),
                    ("close", "Close"),
                ],
                max_length=10,
            ),
        ),
        migrations.AddConstraint(
            model_name="transfer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "share"), ("source__isnull", False)),
                    models.Q(models.Q(("kind", "share"), _negated=True), ("source__isnull", True)),
                    _connector="OR",
                ),
                name="only_shares_have_a_source",
            ),
        ),
        migrations.RunPython(on, off),
    ]
