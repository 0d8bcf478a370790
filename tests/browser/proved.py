"""`python -m tests.browser.proved NAME`: a face as if its challenge had passed (test_capture.py passes one)."""

import sys

import django

django.setup()

from cameo.models import Likeness  # noqa: E402
from cameo.services import raise_tier  # noqa: E402
from cameo.states import Tier  # noqa: E402

raise_tier(Likeness.objects.people().live().get(handle=sys.argv[1]), Tier.CHALLENGED, by=None)
