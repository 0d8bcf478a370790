"""Says of posts that were there before what publishing says of new ones, and counts their remixes."""

from collections import Counter
from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.utils import timezone

from feed.hotness import hot
from feed.language import language_of
from feed.tags import tags_of

AT_ONCE = 500
COLUMNS = ["thread", "remix", "people", "language", "duration_ms", "tags", "remix_count"]


def describe(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    posts = apps.get_model("feed", "Post").objects.select_related("clip__job").order_by("sequence")
    last = -1
    while batch := list(posts.filter(sequence__gt=last)[:AT_ONCE]):
        _describe(apps, batch)
        last = batch[-1].sequence


def _describe(apps: StateApps, batch: list[Any]) -> None:
    jobs, clips = [post.clip.job_id for post in batch], [post.clip_id for post in batch]
    lineage, stats, words = (apps.get_model(*name) for name in (("remix", "Lineage"), ("feed", "PostStat"), ("feed", "PostTag")))
    roots = dict(lineage.objects.filter(job__in=jobs).values_list("job_id", "root_id"))
    shown = set(apps.get_model("generation", "JobReference").objects.filter(job__in=jobs).values_list("job_id", flat=True))
    live = lineage.objects.filter(parent__in=clips, job__clip__post__hidden=False).values_list("parent_id", flat=True)
    remixes = Counter(live)
    for post in batch:
        job = post.clip.job
        post.thread = roots.get(job.pk, post.clip_id)
        post.remix = job.pk in roots
        post.people = job.pk in shown
        post.language = language_of(job.prompt)
        post.duration_ms = post.clip.duration_ms
        post.tags = tags_of(post.caption, job.storyboard)
        post.remix_count = remixes[post.clip_id]
    type(batch[0])._base_manager.bulk_update(batch, COLUMNS)
    stats.objects.bulk_create(
        [
            stats(post=post, hot=hot(post.like_count, post.created_at), eligible=not post.hidden, updated_at=timezone.now())
            for post in batch
        ],
        ignore_conflicts=True,
    )
    words.objects.bulk_create(
        [words(post=post, tag=tag, sequence=post.sequence) for post in batch if not post.hidden for tag in post.tags],
        ignore_conflicts=True,
    )


class Migration(migrations.Migration):

    dependencies = [
        ('feed', '0005_events'),
        ('generation', '0006_purposes'),
        ('remix', '0001_initial'),
    ]

    operations = [migrations.RunPython(describe, migrations.RunPython.noop)]
