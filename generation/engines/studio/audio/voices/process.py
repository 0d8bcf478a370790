"""A voice's process: started, given its job, waited for, and never trusted."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import soundfile

from generation.contracts import EngineError

TIMEOUT_S = 60.0


def run(command: Sequence[str], job: bytes, *, timeout_s: float | None = None) -> bytes:
    """What the process writes to stdout. Raises EngineError `voice_failed`; its text holds nothing of the job."""
    limit_s = TIMEOUT_S if timeout_s is None else timeout_s
    try:
        done = subprocess.run(list(command), input=job, capture_output=True, timeout=limit_s, check=True)
    except (OSError, subprocess.SubprocessError) as error:
        raise failed(type(error).__name__) from error
    return done.stdout


def read_wav(path: Path) -> tuple[np.ndarray, int]:
    """float32 mono [N] and its rate. Raises EngineError `voice_failed`."""
    try:
        samples, rate = soundfile.read(path, dtype="float32", always_2d=True)
    except (OSError, soundfile.LibsndfileError) as error:
        raise failed("no sound file") from error
    if not len(samples):
        raise failed("no sound")
    return samples.mean(axis=1), int(rate)


def failed(why: str) -> EngineError:
    return EngineError(f"the voice process failed: {why}", code="voice_failed")
