"""What a capture is checked by, and who looked at it."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cameo', '0005_ledger'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='capture',
            name='language',
            field=models.CharField(default='en', max_length=8),
        ),
        migrations.AddField(
            model_name='capture',
            name='print',
            field=models.BinaryField(default=b''),
        ),
        migrations.AddField(
            model_name='capture',
            name='reviewer',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='capture',
            name='sheet_key',
            field=models.CharField(blank=True, max_length=160),
        ),
        migrations.AddField(
            model_name='capture',
            name='voice',
            field=models.BooleanField(default=False),
        ),
        migrations.AlterField(
            model_name='capture',
            name='state',
            field=models.CharField(choices=[('issued', 'Issued'), ('checking', 'Checking'), ('passed', 'Passed'), ('failed', 'Failed'), ('expired', 'Expired'), ('review', 'Review')], default='issued', max_length=10),
        ),
    ]
