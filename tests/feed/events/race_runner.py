"""`python -m tests.feed.events.race_runner`: the races on the configured database; prints what came of them as JSON."""

import json

import django

django.setup()

from tests.feed.events import races  # noqa: E402

if __name__ == "__main__":
    print(json.dumps(races.main(), default=str))
