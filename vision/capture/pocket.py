"""Digits of a language by pocketsphinx, which carries its own acoustic model (of English) and dictionary."""

from collections.abc import Mapping
from math import gcd

import numpy as np
from pocketsphinx import Decoder
from scipy.signal import resample_poly

from vision.media.footage import AUDIO_RATE

RATE = 16_000
PEAK = 0.9


class PocketDigits:
    """`words` are all that is listened for, each with its digit; `sounds` spells those that the dictionary lacks, in
    the model's phones (`Z W AY`): ValueError for a word that has neither. Not for several threads at once. Loading
    takes half a second, a digit 50 ms.
    """

    def __init__(self, words: Mapping[str, int], sounds: Mapping[str, str] | None = None) -> None:
        self._words = words
        self._decoder = Decoder(lm=None, loglevel="FATAL", samprate=RATE)
        for word, phones in (sounds or {}).items():
            if self._decoder.lookup_word(word) is None:
                self._decoder.add_word(word, phones, True)
        if unknown := [word for word in words if self._decoder.lookup_word(word) is None]:
            raise ValueError(f"words that nobody can hear: {', '.join(unknown)}")
        grammar = f"#JSGF V1.0;\ngrammar digits;\npublic <digit> = {' | '.join(words)};\n"
        self._decoder.add_jsgf_string("digit", grammar)
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
        return self._words.get(words[0]) if len(words) == 1 else None
