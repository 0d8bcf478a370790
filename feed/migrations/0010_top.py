"""The best of a day in the order of an index."""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.db.models import OuterRef, Subquery
from django.db.models.functions import TruncDate

import common.clock
import feed.models.stats


def fill(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    posts = apps.get_model("feed", "Post").objects.filter(pk=OuterRef("post"))
    apps.get_model("feed", "PostStat").objects.update(
        published_at=Subquery(posts.values("created_at")),
        day=Subquery(posts.annotate(made=TruncDate("created_at")).values("made")),
    )


class Migration(migrations.Migration):

    dependencies = [('feed', '0009_search_names')]

    operations = [
        migrations.AddField(
            model_name='poststat',
            name='published_at',
            field=models.DateTimeField(default=common.clock.now, help_text='when the post was made, and the day of it in UTC'),
        ),
        migrations.AddField(
            model_name='poststat',
            name='day',
            field=models.DateField(default=feed.models.stats.today),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name='poststat',
            index=models.Index(condition=models.Q(('eligible', True)), fields=['day', '-credit', 'post'], name='stat_day'),
        ),
    ]
