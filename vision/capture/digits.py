"""Are the digits said that were shown, when they were shown?"""

from typing import Protocol

import numpy as np

from vision.capture.contracts import Check, Fault, Finding, Script, Step, StepKind, failed, passed, unsure
from vision.capture.recording import Recording, between

LEAST_HEARD = 4
"""Of six. Others' digits pass by chance once in 800 tries, and listeners mishear one in five."""
EARLY_S, LATE_S = 0.1, 0.7
LEAST_LEVEL = 0.003
"""Root mean square, -50 dBFS: less than this is nobody speaking."""


class DigitListener(Protocol):
    """Hears one digit of one language. Another language is another listener."""

    def hear(self, samples: np.ndarray) -> int | None:
        """The digit in float32 [N] at 48 kHz, or None where it hears none."""
        ...


def spoken(recording: Recording, script: Script, listener: DigitListener | None) -> Finding:
    """Without a listener for the language nobody knows: that is never a pass."""
    if listener is None:
        return unsure(Check.DIGITS, Fault.DIGITS_NOT_CHECKED)
    if not len(recording.sound):
        return failed(Check.DIGITS, Fault.NO_SOUND)
    heard = sum(_heard(recording, step, listener) for step in script.of(StepKind.DIGIT))
    return passed(Check.DIGITS) if heard >= LEAST_HEARD else failed(Check.DIGITS, Fault.DIGITS_NOT_HEARD)


def _heard(recording: Recording, step: Step, listener: DigitListener) -> bool:
    samples = between(recording, step.start_s - EARLY_S, step.end_s + LATE_S)
    if not len(samples) or float(np.sqrt(np.mean(samples**2))) < LEAST_LEVEL:
        return False
    return listener.hear(samples) == int(step.value)
