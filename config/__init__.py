"""Wiring: imports every app, imported by none."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy: requests are the threads, BLAS's own only spin

from config.celery import app as celery_app

__all__ = ["celery_app"]
