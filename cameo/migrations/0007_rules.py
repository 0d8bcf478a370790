from django.db import migrations, models

import common.clock
import common.ids


def begin_when_made(apps, schema_editor):  # type: ignore[no-untyped-def]
    apps.get_model("cameo", "Grant").objects.update(began_at=models.F("created_at"))


class Migration(migrations.Migration):
    dependencies = [("cameo", "0006_capture_checks")]

    operations = [
        migrations.AddField(model_name="grant", name="began_at", field=models.DateTimeField(default=common.clock.now)),
        migrations.RunPython(begin_when_made, migrations.RunPython.noop, elidable=True),
        migrations.AddField(model_name="use", name="counts", field=models.BooleanField(default=False)),
        migrations.AddIndex(
            model_name="use",
            index=models.Index(
                fields=["likeness", "created_at"], condition=models.Q(("counts", True)), name="use_counts"
            ),
        ),
        migrations.AddIndex(
            model_name="use",
            index=models.Index(fields=["job_id"], condition=models.Q(("counts", True)), name="use_of_job"),
        ),
        migrations.AlterField(
            model_name="approval",
            name="id",
            field=models.UUIDField(
                default=common.ids.time_ordered_id, editable=False, primary_key=True, serialize=False
            ),
        ),
        migrations.AlterField(
            model_name="approval",
            name="state",
            field=models.CharField(
                choices=[
                    ("waiting", "Waiting"),
                    ("approved", "Approved"),
                    ("used", "Used"),
                    ("denied", "Denied"),
                    ("void", "Void"),
                ],
                default="waiting",
                max_length=10,
            ),
        ),
    ]
