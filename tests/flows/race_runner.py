"""`python -m tests.flows.race_runner SEED`: the races on the configured database; prints what came of them as JSON."""

import json
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest import mock

import django

django.setup()

from celery import current_app  # noqa: E402
from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402

from cameo import ledger  # noqa: E402
from cameo.ledger import recording  # noqa: E402
from cameo.ledger.verifying import verify_rows  # noqa: E402
from cameo.states import Mode  # noqa: E402
from cameo.terms import Terms  # noqa: E402
from tests import races  # noqa: E402
from tests.contracts.invariants import broken  # noqa: E402
from tests.generation import colour_engine  # noqa: E402
from tests.remix.closing.races import closing_among_others, two_close_at_once  # noqa: E402
from tests.remix.collab.races import invitations_at_once, remixes_published_at_once, turns_at_once  # noqa: E402
from tests.remix.shares.races import owed, payments_that_cross, remixes_on_a_purse  # noqa: E402

PUBLICATIONS, SUBMITS, QUOTA, CLOSINGS = 400, 50, 3, 30


def main(seed: int) -> dict[str, Any]:
    current_app.send_task = lambda *_, **__: None  # nobody renders here
    settings.ENGINES, settings.DAILY_CREDITS, settings.MAX_JOBS_IN_FLIGHT = (colour_engine.NAME,), 1000, 1000
    colour_engine.install()
    began = time.monotonic()
    told: dict[str, Any] = {"vendor": connection.vendor, "publications": PUBLICATIONS}
    told["publishing"] = _unsealed(partial(races.publish_against_revoke, PUBLICATIONS // races.DRAFTS, seed=seed))
    told["two_leave"] = races.two_leave_the_same_clips(10, clips=20)
    told["revoke_among_publishers_s"] = round(races.revoke_among_publishers(8, holding_s=0.02), 2)
    limits = {
        "total": (Terms(total=QUOTA, mode=Mode.AUTOMATIC), SUBMITS),
        "per_day": (Terms(per_day=QUOTA, mode=Mode.AUTOMATIC), 1),
    }
    for name, (terms, people) in limits.items():
        told[name] = _unsealed(partial(races.submits_on_a_limit, SUBMITS, terms, people=people))
    with TemporaryDirectory() as folder:
        told["closing"] = _unsealed(partial(closing_among_others, CLOSINGS, Path(folder), seed=seed))
    told["two_close"] = _unsealed(partial(two_close_at_once, CLOSINGS // 2, seed=seed))
    told["crossing"] = payments_that_cross(12, 10, price=7, seed=seed)
    told["turns"], told["news"] = turns_at_once(12), remixes_published_at_once(12)
    told["invitations"] = invitations_at_once(8)
    settings.DAILY_CREDITS = QUOTA
    told["remixes"], told["remixes_stand"] = remixes_on_a_purse(SUBMITS)
    told["owed"] = owed()
    ledger.seal()
    finding = verify_rows()
    told |= {"visible": races.visible(), "broken": broken(), "ledger": finding and str(finding)}
    return told | {"seconds": round(time.monotonic() - began, 1), "cpu_seconds": round(time.process_time(), 1)}


def _unsealed(race: Callable[[], Any]) -> Any:
    """What is said stands in the transactions as ever; the chain is made at the end, which halves the time."""
    with mock.patch.object(recording, "seal"):
        return race()


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1])), default=str))
