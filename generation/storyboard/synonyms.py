"""The planner's own words for plug-ins, resolved against those that are installed."""

from collections.abc import Iterator

from generation.storyboard.synonyms_deeds import DEEDS
from generation.storyboard.synonyms_looks import CAMERAS, EFFECTS, GENRES, MOODS, OUTFITS, STYLES, WEATHER
from generation.storyboard.synonyms_places import PLACES
from generation.storyboard.vocabulary import TermKind, Vocabulary

ROWS = {
    TermKind.SETTING: PLACES,
    TermKind.ACTION: DEEDS,
    TermKind.OUTFIT: OUTFITS,
    TermKind.WEATHER: WEATHER,
    TermKind.STYLE: STYLES,
    TermKind.EFFECT: EFFECTS,
    TermKind.GENRE: GENRES,
    TermKind.MOOD: MOODS,
    TermKind.CAMERA: CAMERAS,
}

_LEADS_ON = (" over", " through", " into", " across")
"""A place follows, and is read by itself."""


def synonyms(vocabulary: Vocabulary) -> Iterator[tuple[TermKind, str, bool, list[str], list[str]]]:
    """(kind, installed id, whether it is the one meant or only the nearest, English words, Chinese words)."""
    known: dict[tuple[TermKind, str], str] = {}
    for term in vocabulary.terms:
        known.setdefault((term.kind, term.id), term.id)
    for term in vocabulary.terms:
        for name in term.en:
            known.setdefault((term.kind, name.replace(" ", "_")), term.id)
    for kind, rows in ROWS.items():
        for keys, words in rows.items():
            wanted = keys.split("|")
            found = next(
                (known[kind, key.replace(" ", "_")] for key in wanted if (kind, key.replace(" ", "_")) in known), None
            )
            if found:
                english, _, chinese = words.partition(";")
                exact = (kind, wanted[0].replace(" ", "_")) in known
                plain = [word for word in english.split("|") if not word.endswith(_LEADS_ON)]
                yield kind, found, exact, plain, chinese.split("|")
