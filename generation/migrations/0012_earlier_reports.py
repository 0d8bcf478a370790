"""Reports that were notices alone, put before the moderators."""

from uuid import UUID

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def bring(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    clips, report = apps.get_model("generation", "Clip"), apps.get_model("generation", "Report")
    shown = apps.get_model("generation", "JobReference")
    notices = apps.get_model("accounts", "Notification").objects.filter(kind="clip_reported", actor__isnull=False)
    for reporter, data in notices.order_by("pk").values_list("actor", "data"):
        clip = clips.objects.filter(pk=UUID(data["reported"])).first() if data.get("reported") else None
        if clip is None or clip.owner_id == reporter:
            continue
        own = shown.objects.filter(job=clip.job_id, likeness__owner=reporter).values_list("likeness", flat=True).first()
        report.objects.get_or_create(clip=clip, reporter_id=reporter, defaults={"likeness_id": own})


class Migration(migrations.Migration):
    dependencies = [("generation", "0011_reports"), ("accounts", "0003_balances")]

    operations = [migrations.RunPython(bring, migrations.RunPython.noop)]
