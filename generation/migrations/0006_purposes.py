from django.db import migrations, models


def look_at_earlier_jobs(apps, schema_editor):  # type: ignore[no-untyped-def]
    """The studio draws whatever it is asked for; a remix is one deeper than what it was made from."""
    jobs = apps.get_model("generation", "Job").objects
    jobs.filter(engine="studio").update(stylised=True)
    depth, above = 0, list(jobs.filter(source_clip=None).values_list("pk", flat=True))
    while above:
        depth += 1
        below = jobs.filter(source_clip__job__in=above)
        above = list(below.values_list("pk", flat=True))
        jobs.filter(pk__in=above).update(depth=depth)


class Migration(migrations.Migration):
    dependencies = [("generation", "0005_workers")]

    operations = [
        migrations.AddField(
            model_name="job",
            name="depth",
            field=models.PositiveSmallIntegerField(default=0, help_text="how many remixes deep; 0: an original"),
        ),
        migrations.AddField(
            model_name="job",
            name="commercial",
            field=models.BooleanField(default=False, help_text="its owner means to earn with it"),
        ),
        migrations.AddField(
            model_name="job",
            name="stylised",
            field=models.BooleanField(default=False, help_text="can not be taken for a photograph"),
        ),
        migrations.AddField(
            model_name="job",
            name="digest",
            field=models.CharField(
                blank=True, default="", help_text="of what was asked for; approvals are bound to it", max_length=64
            ),
            preserve_default=False,
        ),
        migrations.RunPython(look_at_earlier_jobs, migrations.RunPython.noop, elidable=True),
    ]
