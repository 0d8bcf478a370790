import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cameo", "0003_consent")]

    operations = [
        migrations.AddField("likenesskey", "emptied_at", models.DateTimeField(null=True)),
        migrations.AddField("likenesskey", "objects_deleted", models.PositiveIntegerField(default=0)),
        migrations.CreateModel(
            name="CaptureKey",
            fields=[
                (
                    "capture",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="key",
                        serialize=False,
                        to="cameo.capture",
                    ),
                ),
                ("wrapped", models.BinaryField(default=b"")),
                ("destroyed_at", models.DateTimeField(null=True)),
            ],
        ),
    ]
