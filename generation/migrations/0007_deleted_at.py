from django.db import migrations, models
from django.utils import timezone


def begin_now(apps, schema_editor):  # type: ignore[no-untyped-def]
    """Nobody noted when earlier ones were deleted: their tombstones last from now on."""
    clips = apps.get_model("generation", "Clip").objects
    clips.filter(visibility="deleted").update(deleted_at=timezone.now())


class Migration(migrations.Migration):
    dependencies = [("generation", "0006_purposes")]

    operations = [
        migrations.AddField(
            model_name="clip",
            name="deleted_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.RunPython(begin_now, migrations.RunPython.noop, elidable=True),
    ]
