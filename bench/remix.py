"""What reading and growing a remix thread costs at 100 to 100,000 clips: queries, and milliseconds (median of several).

Runs on a database of its own: SQLite in a temporary folder, or an empty one given by --database-url. Exits with 1 when
a page of the largest thread takes other numbers of queries than one of the smallest.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database-url", default="", help="an empty PostgreSQL database; SQLite without it")
    parser.add_argument("--most", type=int, default=100_000, help="clips of the largest thread")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="reprise-bench-") as folder:
        environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "REPRISE_DATA_DIR": folder,
            "REPRISE_DATABASE_URL": options.database_url,
        }
        migrate = [sys.executable, "manage.py", "migrate", "-v0"]
        subprocess.run(migrate, cwd=ROOT, env=environment, check=True)
        measure = [sys.executable, "-m", "bench.remix_thread", str(options.most)]
        return subprocess.run(measure, cwd=ROOT, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
