"""Lineage of one parent gets its edge, every parent the terms of before, and every clip its counts."""

from collections import Counter

from django.db import migrations

AT_ONCE = 1000


def fill(apps, schema_editor):
    Lineage, ParentEdge, RemixTerms, ThreadCount = (
        apps.get_model("remix", name) for name in ("Lineage", "ParentEdge", "RemixTerms", "ThreadCount")
    )
    Clip = apps.get_model("generation", "Clip")
    parents = Lineage.objects.order_by().values_list("parent_id", flat=True).distinct()
    RemixTerms.objects.bulk_create((RemixTerms(clip_id=pk, version=1) for pk in parents.iterator()), AT_ONCE)
    terms = dict(RemixTerms.objects.values_list("clip_id", "pk"))
    rows = Lineage.objects.order_by("pk").values_list("job_id", "parent_id", "parent__job_id", "root_id", "depth")
    ParentEdge.objects.bulk_create(
        (
            ParentEdge(job_id=job, parent_id=parent, parent_job_id=above, root_id=root, depth=depth, terms_id=terms[parent])
            for job, parent, above, root, depth in rows.iterator(AT_ONCE)
        ),
        AT_ONCE,
    )
    public = Clip.objects.filter(visibility="public").values("job")
    Lineage.objects.filter(job__in=public).update(counted=True)
    children, descendants = Counter(), Counter()
    for path in Lineage.objects.filter(counted=True).values_list("path", flat=True).iterator(AT_ONCE):
        children[path[-1]] += 1
        descendants.update(path)
    counts = (ThreadCount(clip_id=pk, children=children[pk], descendants=number) for pk, number in descendants.items())
    ThreadCount.objects.bulk_create(counts, AT_ONCE)


class Migration(migrations.Migration):

    dependencies = [("remix", "0002_threads")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
