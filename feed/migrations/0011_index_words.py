"""Puts the posts that were there before into the full-text index."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from feed.search.documents import document

AT_ONCE = 500


def index(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    rows = apps.get_model("feed", "PostWords").objects
    posts = apps.get_model("feed", "Post").objects.filter(hidden=False).order_by("sequence")
    posts = posts.select_related("author", "clip__job").prefetch_related("clip__job__references")
    last = -1
    while batch := list(posts.filter(sequence__gt=last)[:AT_ONCE]):
        rows.bulk_create((rows.model(sequence=post.sequence, post=post, words=_words(post)) for post in batch), ignore_conflicts=True)
        last = batch[-1].sequence


def _words(post) -> str:
    job = post.clip.job
    people = [post.author.username, *(reference.handle for reference in job.references.all())]
    return document(tags=post.tags, people=people, caption=post.caption, prompt=job.prompt)


class Migration(migrations.Migration):

    dependencies = [('feed', '0010_top')]

    operations = [migrations.RunPython(index, migrations.RunPython.noop)]
