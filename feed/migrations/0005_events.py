"""Events, and what is counted from them. On PostgreSQL the events are partitioned by day (feed.events.partitions)."""

import uuid
from datetime import UTC, datetime, timedelta

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

DAYS_AHEAD = 7
PARTITIONED = (
    "DROP TABLE feed_event",
    "CREATE SEQUENCE feed_event_id_seq",
    "CREATE TABLE feed_event ("
    "id bigint NOT NULL DEFAULT nextval('feed_event_id_seq'), viewer uuid NOT NULL, person_id bigint, "
    "post_id uuid NOT NULL, kind varchar(16) NOT NULL, value double precision NOT NULL, session uuid, "
    "position integer CHECK (position >= 0), source varchar(12) NOT NULL, propensity double precision NOT NULL, "
    "client_id uuid NOT NULL, at timestamptz NOT NULL, xid xid8 NOT NULL DEFAULT pg_current_xact_id(), "
    "PRIMARY KEY (id, at), CONSTRAINT one_event_a_client_id UNIQUE (viewer, client_id, at)"
    ") PARTITION BY RANGE (at)",
    "ALTER SEQUENCE feed_event_id_seq OWNED BY feed_event.id",
    "CREATE INDEX event_person ON feed_event (person_id, at DESC) WHERE person_id IS NOT NULL",
    "CREATE INDEX event_unread ON feed_event (xid, id)",
    "CREATE TABLE feed_event_default PARTITION OF feed_event DEFAULT",
)


def partition(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """In place of the plain table, which is empty. A day without a partition falls into the default one."""
    if schema_editor.connection.vendor != "postgresql":
        return
    for statement in PARTITIONED:
        schema_editor.execute(statement, params=None)
    today = datetime.now(UTC).date()
    for day in (today + timedelta(days=ahead) for ahead in range(-1, DAYS_AHEAD + 1)):
        schema_editor.execute(
            f"CREATE TABLE feed_event_{day:%Y%m%d} PARTITION OF feed_event "
            f"FOR VALUES FROM ('{day} 00:00+00') TO ('{day + timedelta(days=1)} 00:00+00')",
            params=None,
        )


class Migration(migrations.Migration):

    dependencies = [
        ('feed', '0004_words'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('viewer', models.UUIDField()),
                ('kind', models.CharField(choices=[('impression', 'Impression'), ('watch', 'Watch'), ('completion', 'Completion'), ('rewatch', 'Rewatch'), ('like', 'Like'), ('save', 'Save'), ('comment', 'Comment'), ('share', 'Share'), ('follow', 'Follow'), ('remix', 'Remix'), ('not_interested', 'Not Interested'), ('report', 'Report')], max_length=16)),
                ('value', models.FloatField(default=1.0)),
                ('session', models.UUIDField(null=True)),
                ('position', models.PositiveIntegerField(null=True)),
                ('source', models.CharField(blank=True, choices=[('following', 'Following'), ('remix', 'Remix'), ('neighbour', 'Neighbour'), ('embedding', 'Embedding'), ('trending', 'Trending'), ('exploring', 'Exploring'), ('fresh', 'Fresh'), ('steer', 'Steer'), ('latest', 'Latest')], max_length=12)),
                ('propensity', models.FloatField(default=1.0)),
                ('client_id', models.UUIDField(default=uuid.uuid4)),
                ('at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='EventMark',
            fields=[
                ('name', models.CharField(max_length=20, primary_key=True, serialize=False)),
                ('xid', models.PositiveBigIntegerField(default=0)),
                ('event', models.PositiveBigIntegerField(default=0)),
                ('at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='Leader',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('creators', 'Creators'), ('cameos', 'Cameos'), ('threads', 'Threads')], max_length=10)),
                ('period', models.CharField(choices=[('week', 'Week'), ('all', 'All')], max_length=5)),
                ('place', models.PositiveSmallIntegerField()),
                ('score', models.FloatField()),
                ('at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='PostDay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(db_index=True)),
                ('source', models.CharField(blank=True, choices=[('following', 'Following'), ('remix', 'Remix'), ('neighbour', 'Neighbour'), ('embedding', 'Embedding'), ('trending', 'Trending'), ('exploring', 'Exploring'), ('fresh', 'Fresh'), ('steer', 'Steer'), ('latest', 'Latest')], max_length=12)),
                ('impressions', models.PositiveIntegerField(default=0)),
                ('viewers', models.PositiveIntegerField(default=0)),
                ('watch_ms', models.PositiveBigIntegerField(default=0)),
                ('completions', models.PositiveIntegerField(default=0)),
                ('rewatches', models.PositiveIntegerField(default=0)),
                ('likes', models.IntegerField(default=0, help_text='less those taken back that day')),
                ('saves', models.IntegerField(default=0)),
                ('comments', models.PositiveIntegerField(default=0)),
                ('shares', models.PositiveIntegerField(default=0)),
                ('follows', models.PositiveIntegerField(default=0)),
                ('remixes', models.PositiveIntegerField(default=0)),
                ('onward', models.PositiveIntegerField(default=0)),
                ('credit', models.FloatField(default=0.0)),
            ],
        ),
        migrations.CreateModel(
            name='Viewing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('viewer', models.UUIDField()),
                ('kinds', models.PositiveIntegerField(default=0)),
                ('weight', models.FloatField(null=True)),
                ('at', models.DateTimeField(db_index=True)),
            ],
        ),
        migrations.AddField(
            model_name='poststat',
            name='credit',
            field=models.FloatField(default=0.0),
        ),
        migrations.AddField(
            model_name='poststat',
            name='day_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='poststat',
            name='day_credit',
            field=models.FloatField(default=0.0),
        ),
        migrations.AddField(
            model_name='poststat',
            name='hour_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='poststat',
            name='hour_credit',
            field=models.FloatField(default=0.0),
        ),
        migrations.AddIndex(
            model_name='seen',
            index=models.Index(fields=['at'], name='seen_at'),
        ),
        migrations.AddField(
            model_name='event',
            name='person',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='event',
            name='post',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='feed.post'),
        ),
        migrations.AddField(
            model_name='leader',
            name='person',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='leader',
            name='post',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='feed.post'),
        ),
        migrations.AddField(
            model_name='postday',
            name='author',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='postday',
            name='post',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='days', to='feed.post'),
        ),
        migrations.AddField(
            model_name='viewing',
            name='post',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='feed.post'),
        ),
        migrations.AddIndex(
            model_name='event',
            index=models.Index(condition=models.Q(('person__isnull', False)), fields=['person', '-at'], name='event_person'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.UniqueConstraint(fields=('viewer', 'client_id', 'at'), name='one_event_a_client_id'),
        ),
        migrations.AddConstraint(
            model_name='leader',
            constraint=models.UniqueConstraint(fields=('kind', 'period', 'place'), name='one_leader_a_place'),
        ),
        migrations.AddIndex(
            model_name='postday',
            index=models.Index(fields=['author', 'day'], name='postday_author'),
        ),
        migrations.AddConstraint(
            model_name='postday',
            constraint=models.UniqueConstraint(fields=('post', 'day', 'source'), name='one_row_a_day_and_source'),
        ),
        migrations.AddConstraint(
            model_name='viewing',
            constraint=models.UniqueConstraint(fields=('viewer', 'post'), name='one_viewing_a_viewer'),
        ),
        migrations.RunPython(partition, migrations.RunPython.noop),
    ]
