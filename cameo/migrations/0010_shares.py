"""A grant may ask for a share of the price."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cameo", "0009_face_since")]

    operations = [
        migrations.AddField(
            model_name="grant", name="share_percent", field=models.PositiveSmallIntegerField(default=0)
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(condition=models.Q(("share_percent__lte", 50)), name="grant_share_in_range"),
        ),
    ]
