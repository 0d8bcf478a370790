"""`python -m tests.generation.engine_process FD PID NAME SETUP`: the engine process with the small engine."""

import sys

from generation.worker import child
from tests.generation.colour_engine import install

if __name__ == "__main__":
    install()
    child.main(*sys.argv[1:])
