"""How long a person who takes their likeness back waits until the last clip of it is dark, ten thousand remixes deep.

Runs on a database of its own: SQLite in a temporary folder, or an empty one given by --database-url. Exits with 1 above
the limit. Run it on a machine that does nothing else.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LIMIT_S = 2.0
"""On two cores with PostgreSQL; docs/consent.md promises it."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database-url", default="", help="an empty PostgreSQL database; SQLite without it")
    parser.add_argument("--clips", type=int, default=10_000)
    parser.add_argument("--limit", type=float, default=LIMIT_S, help="seconds")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="reprise-bench-") as folder:
        environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "REPRISE_DATA_DIR": folder,
            "REPRISE_DATABASE_URL": options.database_url,
        }
        migrate = [sys.executable, "manage.py", "migrate", "-v0"]
        subprocess.run(migrate, cwd=ROOT, env=environment, check=True)
        measure = [sys.executable, "-m", "bench.revoke_thread", str(options.clips), str(options.limit)]
        return subprocess.run(measure, cwd=ROOT, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
