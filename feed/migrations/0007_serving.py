"""Who is in a post, what the learner needs of a session, the order of the top lists."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

CAST = """INSERT INTO feed_postcast (post_id, person_id, sequence)
    SELECT DISTINCT post.id, likeness.owner_id, post.sequence FROM feed_post post
    JOIN generation_clip clip ON clip.id = post.clip_id
    JOIN generation_jobreference shown ON shown.job_id = clip.job_id
    JOIN cameo_likeness likeness ON likeness.id = shown.likeness_id
    WHERE NOT post.hidden AND likeness.kind = 'person'"""
UNPACKED = "ALTER TABLE feed_feedsession ALTER COLUMN items SET STORAGE EXTERNAL"
"""PostgreSQL then reads a slice of a list, where it would otherwise unpack all of it."""


def fill(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    schema_editor.execute(CAST, params=None)


def unpack(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(UNPACKED, params=None)


class Migration(migrations.Migration):

    dependencies = [
        ('cameo', '0007_rules'),
        ('feed', '0006_describe'),
        ('generation', '0006_purposes'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='PostCast',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sequence', models.PositiveBigIntegerField(help_text='of the post, so that one index pages through a person')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='cast', to='feed.post')),
            ],
            options={
                'indexes': [models.Index(fields=['person', '-sequence'], name='cast_pages')],
                'constraints': [models.UniqueConstraint(fields=('post', 'person'), name='once_in_a_cast')],
            },
        ),
        migrations.CreateModel(
            name='RankedBatch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('start', models.PositiveIntegerField()),
                ('posts', models.BinaryField()),
                ('propensities', models.BinaryField()),
                ('features', models.BinaryField()),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='batches', to='feed.feedsession')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('session', 'start'), name='one_batch_a_place')],
            },
        ),
        migrations.AddField(
            model_name='feedsession',
            name='before_bytes',
            field=models.PositiveIntegerField(default=0, help_text='how much of the list of `before` was served'),
        ),
        migrations.AddIndex(
            model_name='poststat',
            index=models.Index(condition=models.Q(('eligible', True)), fields=['-credit', 'post'], name='stat_top'),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RunPython(unpack, migrations.RunPython.noop),
    ]
