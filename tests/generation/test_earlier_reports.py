"""Reports from before there was a queue wait in it."""

from importlib import import_module

import pytest
from django.apps import apps

from accounts.services import notify
from accounts.states import NoticeKind
from generation.models import Report
from tests.factories import ClipFactory, LikenessFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_a_report_that_was_a_notice_alone_waits_for_a_moderator(ann, ben):
    face, moderators = LikenessFactory(owner=ann), [UserFactory(is_staff=True) for _ in range(2)]
    clip = ClipFactory(owner=ben, cast=[face])
    for moderator in moderators:
        notify(moderator, NoticeKind.CLIP_REPORTED, actor=ann, reported=str(clip.pk))
    notify(moderators[0], NoticeKind.CLIP_REPORTED, actor=ann, reported=str(face.pk))

    import_module("generation.migrations.0012_earlier_reports").bring(apps, None)

    (report,) = Report.objects.all()
    assert (report.clip, report.reporter, report.likeness) == (clip, ann, face)
    assert report in Report.objects.waiting()
