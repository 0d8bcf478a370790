"""A text of two scripts in stretches of one language each."""

import re

from generation.engines.studio.audio.words import HAN
from generation.storyboard.schema import Language

_HAN = re.compile(rf"[{HAN}]")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]{2,}")


def runs(text: str, language: Language) -> list[tuple[int, str, Language]]:
    """(character offset, stretch, language) that join to `text`; one stretch where there is one script.

    Digits, signs and single letters go with what they follow.
    """
    chinese: Language = language if language != "en" else "zh-hans"
    found = sorted(
        [(m.start(), chinese) for m in _HAN.finditer(text)] + [(m.start(), "en") for m in _LATIN.finditer(text)]
    )
    starts: list[tuple[int, Language]] = []
    for start, spoken in found:
        if not starts or starts[-1][1] != spoken:
            starts.append((start, spoken))
    if not starts:
        return [(0, text, language)]
    starts[0] = (0, starts[0][1])
    ends = [*(start for start, _ in starts[1:]), len(text)]
    return [(start, text[start:end], spoken) for (start, spoken), end in zip(starts, ends, strict=True)]
