"""`python -m tests.contracts.check`: prints the broken invariants of the configured server, nothing when all hold."""

import django

django.setup()

from tests.contracts.invariants import broken  # noqa: E402

for name, rows in broken(at_rest=True).items():
    print(name, rows)
