"""Who left is named in nobody's words, and neither are the characters that they took along."""

import pytest

from accounts.models import User
from generation.models import Job
from generation.services.traces import unname
from tests.factories import ClipFactory, LikenessFactory

pytestmark = pytest.mark.django_db


def test_the_names_of_characters_go_with_their_owners(ann: User, ben: User) -> None:
    robo = LikenessFactory(owner=ann, kind="character", handle="ann.robo")
    clip = ClipFactory(owner=ben, cast=[robo])
    Job.objects.filter(pk=clip.job_id).update(prompt="@ann.robo dances with @Ann. @annette, @ann.lee and @ben watch")
    unname(ann)
    assert Job.objects.get(pk=clip.job_id).prompt == "@… dances with @…. @annette, @ann.lee and @ben watch"
