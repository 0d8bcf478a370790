import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("generation", "0009_guests")]

    operations = [
        migrations.CreateModel(
            name="JobMaterial",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("handle", models.CharField(max_length=40)),
                (
                    "kind",
                    models.CharField(
                        help_text="generation.contracts.ReferenceKind: video, image, voice for sound", max_length=10
                    ),
                ),
                ("at_ms", models.PositiveIntegerField(default=0)),
                (
                    "clip",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="material_of",
                        to="generation.clip",
                    ),
                ),
                (
                    "job",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="materials", to="generation.job"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("job", "handle"), name="one_material_a_handle")],
            },
        ),
    ]
