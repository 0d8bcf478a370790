"""What follows a commit and may fail: it is logged, and what was to come after it still comes."""

from collections.abc import Callable
from typing import ParamSpec

from django.db import transaction

P = ParamSpec("P")


def after_commit(act: Callable[P, object], *arguments: P.args, **named: P.kwargs) -> None:
    """At once outside a transaction. Django names whatever failed by its `__qualname__`, which a partial has not: then
    the log itself would fail, and everything after it be lost.
    """

    def run() -> None:
        act(*arguments, **named)

    transaction.on_commit(run, robust=True)
