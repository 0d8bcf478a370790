"""Words of posts, with a full-text index by vendor. Tokens come ready made (feed.search.tokens): neither side stems,
folds or splits them again.
"""

import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SQLITE = (
    "CREATE VIRTUAL TABLE feed_wordindex USING fts5(words, content='feed_postwords', content_rowid='sequence', "
    "detail=none, tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* M* Co'\", prefix='2 3')",
    "CREATE TRIGGER feed_words_in AFTER INSERT ON feed_postwords BEGIN "
    "INSERT INTO feed_wordindex(rowid, words) VALUES (new.sequence, new.words); END",
    "CREATE TRIGGER feed_words_out AFTER DELETE ON feed_postwords BEGIN "
    "INSERT INTO feed_wordindex(feed_wordindex, rowid, words) VALUES ('delete', old.sequence, old.words); END",
    "CREATE TRIGGER feed_words_on AFTER UPDATE ON feed_postwords BEGIN "
    "INSERT INTO feed_wordindex(feed_wordindex, rowid, words) VALUES ('delete', old.sequence, old.words); "
    "INSERT INTO feed_wordindex(rowid, words) VALUES (new.sequence, new.words); END",
)
POSTGRES = (
    "ALTER TABLE feed_postwords ADD COLUMN document tsvector "
    "GENERATED ALWAYS AS (array_to_tsvector(string_to_array(words, ' '))) STORED",
    "CREATE INDEX words_document ON feed_postwords USING gin (document)",
)


def make(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in POSTGRES if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement, params=None)


def drop(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE feed_postwords DROP COLUMN document", params=None)
        return
    for trigger in ("feed_words_in", "feed_words_out", "feed_words_on"):
        schema_editor.execute(f"DROP TRIGGER {trigger}", params=None)
    schema_editor.execute("DROP TABLE feed_wordindex", params=None)


class Migration(migrations.Migration):

    dependencies = [('feed', '0003_ranking')]

    operations = [
        migrations.CreateModel(
            name='PostWords',
            fields=[
                ('sequence', models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ('words', models.TextField()),
                ('post', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='searched', to='feed.post')),
            ],
        ),
        migrations.CreateModel(
            name='WordModel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=160)),
                ('vectors_key', models.CharField(max_length=160)),
                ('posts', models.PositiveIntegerField()),
                ('sequence', models.PositiveBigIntegerField()),
                ('fitted_at', models.DateTimeField()),
            ],
        ),
        migrations.RunPython(make, drop),
    ]
