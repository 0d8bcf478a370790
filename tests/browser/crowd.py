"""`python -m tests.browser.crowd CLIP N`: N more public posts with that clip's files, each by somebody else."""

import sys

import django

django.setup()

from django.db import transaction  # noqa: E402

from feed.services import publish  # noqa: E402
from generation.models import Clip  # noqa: E402
from tests.factories import ClipFactory, UserFactory  # noqa: E402

source = Clip.objects.get(pk=sys.argv[1])
files = {name: getattr(source, name) for name in ("video_key", "poster_key", "preview_key")}
for number in range(int(sys.argv[2])):
    with transaction.atomic():
        author = UserFactory(username=f"crowd{number}")
        publish(author, ClipFactory(owner=author, **files), caption=f"number {number}")
