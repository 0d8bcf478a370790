"""Which language a prompt is in: by its script, and among Latin ones by their commonest words."""

import re
import unicodedata
from collections import Counter

SCRIPTS = {
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
    "CJK": "zh",
    "CYRILLIC": "ru",
    "ARABIC": "ar",
    "HEBREW": "he",
    "THAI": "th",
    "DEVANAGARI": "hi",
    "GREEK": "el",
}
"""The first word of a letter's Unicode name to the language most written so here."""
WORDS = {
    "en": "the a an and of in on with to is are at for from his her their by while some two into",
    "es": "el la los las un una y de en con que por para es su del al mientras sobre",
    "fr": "le la les un une et de des du dans avec sur est qui au aux pour pendant elle",
    "de": "der die das ein eine einen und in im mit auf ist von zu dem den am während sie",
    "pt": "o a os as um uma e de em com no na que por para é do da dos enquanto",
    "it": "il lo la gli un una e di in con che per è del della nel sul mentre sono",
    "nl": "de het een en van in op met is die dat te naar voor aan zijn terwijl",
}
_KNOWN = {language: frozenset(words.split()) for language, words in WORDS.items()}
FEWEST_SHARE = 8
"""Another script counts from one letter in so many on; a name or a word in it is not a language."""


def language_of(text: str) -> str:
    """ISO 639-1; empty when nothing tells."""
    letters = [char for char in text if char.isalpha()]
    scripts = Counter(unicodedata.name(char, "").split(" ")[0] for char in letters)
    spoken = Counter[str]()
    for script, number in scripts.items():
        if script in SCRIPTS:
            spoken[SCRIPTS[script]] += number
    if spoken.total() * FEWEST_SHARE < max(len(letters), 1):
        return _latin(text)
    if spoken["ja"]:
        spoken["ja"] += spoken.pop("zh", 0)  # Japanese is written in both
    return spoken.most_common(1)[0][0]


def _latin(text: str) -> str:
    words = re.findall(r"[^\W\d_]+", re.sub(r"[@#]\w+", " ", text.lower()))
    hits = {language: sum(word in known for word in words) for language, known in _KNOWN.items()}
    best = max(hits.values())
    first = [language for language, number in hits.items() if number == best]
    return first[0] if best and len(first) == 1 else ""
