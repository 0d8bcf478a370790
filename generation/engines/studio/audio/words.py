"""Which word is spoken when: the voice's own word marks laid over the words a reader sees."""

import re
import unicodedata

import numpy as np

HAN = "\u3400-\u9fff\uf900-\ufaff"
_TOKEN = re.compile(rf"[{HAN}][^\s{HAN}A-Za-z0-9@]*|[^\s{HAN}]+")
_UNSPOKEN = {"So", "Sk", "Cs", "Co", "Cn", "Cc", "Cf"}


def tokens(text: str) -> list[tuple[int, str]]:
    """(character offset, word) of every caption word: a Han character with its punctuation, or a run without spaces."""
    return [(match.start(), match.group()) for match in _TOKEN.finditer(text)]


def speakable(text: str) -> str:
    """As long as `text`, so that offsets hold, with a space for what a voice would spell out (@, emoji, controls)."""
    return "".join(" " if c in "@#*_" or unicodedata.category(c) in _UNSPOKEN else c for c in text)


def timed_words(text: str, marks: list[tuple[float, int]], end_s: float) -> tuple[tuple[float, str], ...]:
    """(start second, word) for every token of `text`; `marks` are (second, character offset) in spoken order.

    A token without a mark of its own (the second half of 跳舞) starts between its neighbours, by character count.
    """
    found = tokens(text)
    if not found:
        return ()
    starts = np.array([offset for offset, _ in found])
    known: dict[int, float] = {}
    for second, offset in marks:
        index = int(np.searchsorted(starts, offset, side="right")) - 1
        known.setdefault(max(index, 0), second)
    known.setdefault(0, 0.0)
    places = sorted(known)
    seconds = np.maximum.accumulate([known[place] for place in places])
    offsets = np.append(starts[places], len(text))
    times = np.interp(starts, offsets, np.append(seconds, max(end_s, seconds[-1])))
    return tuple((float(time), word) for time, (_, word) in zip(times, found, strict=True))


def energy_marks(text: str, samples: np.ndarray, rate: int = 48_000) -> list[tuple[float, int]]:
    """(second, character offset) of every word of a recording that tells nothing but its sound.

    Time in which there is a voice is shared out by how long the words are in letters; Han characters count three.
    """
    found = tokens(text)
    if not found or not len(samples):
        return []
    step = rate // 100
    steps = -(-len(samples) // step)
    power = (np.pad(samples, (0, steps * step - len(samples))).reshape(steps, step) ** 2).mean(axis=1)
    voiced = np.cumsum(power > 10**-3.2 * power.max())
    lengths = [1 + sum(3 if re.match(rf"[{HAN}]", c) else 1 for c in word if c.isalnum()) for _, word in found]
    shares = np.concatenate([[0], np.cumsum(lengths)[:-1]]) / sum(lengths)
    times = np.searchsorted(voiced, shares * voiced[-1] + 0.5) / 100
    return [(float(time), offset) for time, (offset, _) in zip(times, found, strict=True)]
