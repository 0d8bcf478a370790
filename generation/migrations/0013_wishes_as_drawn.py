"""How people looked when a clip was drawn is kept with it. Of those that are there already it is taken to be as now."""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.db.models import OuterRef, Subquery


def keep(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    likeness = apps.get_model("cameo", "Likeness")
    wished = likeness.objects.filter(pk=OuterRef("likeness")).values("appearance")
    references = apps.get_model("generation", "JobReference").objects.exclude(likeness__appearance="")
    references.update(wish=Subquery(wished))


class Migration(migrations.Migration):
    dependencies = [("generation", "0012_earlier_reports"), ("cameo", "0010_shares")]

    operations = [
        migrations.AddField("jobreference", "wish", models.CharField(blank=True, max_length=200)),
        migrations.AddField("jobreference", "carried", models.TextField(blank=True)),
        migrations.RunPython(keep, migrations.RunPython.noop),
    ]
