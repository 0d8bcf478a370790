"""English digits by pocketsphinx, which carries its own acoustic model and dictionary."""

from math import gcd

import numpy as np
from pocketsphinx import Decoder
from scipy.signal import resample_poly

from vision.media.footage import AUDIO_RATE

RATE = 16_000
WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
GRAMMAR = f"#JSGF V1.0;\ngrammar digits;\npublic <digit> = {' | '.join(WORDS)} | oh;\n"
PEAK = 0.9


class EnglishDigits:
    """Not for several threads at once. Loading takes half a second, a digit 50 ms."""

    def __init__(self) -> None:
        self._decoder = Decoder(lm=None, loglevel="FATAL", samprate=RATE)
        self._decoder.add_jsgf_string("digit", GRAMMAR)
        self._decoder.activate_search("digit")

    def hear(self, samples: np.ndarray) -> int | None:
        common = gcd(RATE, AUDIO_RATE)
        plain = resample_poly(samples, RATE // common, AUDIO_RATE // common)
        loudest = float(np.abs(plain).max(initial=0.0))
        if loudest <= 0.0:
            return None
        self._decoder.start_utt()
        self._decoder.process_raw(
            (plain * (PEAK * 32767 / loudest)).astype("<i2").tobytes(), no_search=False, full_utt=True
        )
        self._decoder.end_utt()
        found = self._decoder.hyp()
        words = found.hypstr.split() if found is not None else []
        if len(words) != 1:
            return None
        return 0 if words[0] == "oh" else WORDS.index(words[0])
