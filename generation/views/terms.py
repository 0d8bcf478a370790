"""What plug-ins are called: each brings its own names, so that one added later needs no translation here."""

from functools import cache

from django.conf import settings
from django.utils.translation import get_language

from generation import planning
from generation.storyboard.vocabulary import Term, TermKind

TAGGED = (TermKind.STYLE, TermKind.MOOD, TermKind.SETTING)
SCRIPTS = {"zh-hans": "gb2312", "zh-hant": "big5"}
"""Character sets that hold one script's forms and not the other's: names of a plug-in are in both scripts, mixed."""


@cache
def _terms(engine: str) -> dict[tuple[TermKind, str], Term]:
    """`engine` is the installation's, named so that another one's words are not kept."""
    return {(term.kind, term.id): term for term in planning.vocabulary().terms}


def term(kind: TermKind, plugin_id: str) -> str:
    """Its first name in the reader's language; the id of what is not installed here."""
    found = _terms(settings.ENGINES[0]).get((kind, plugin_id))
    return plugin_id.replace("_", " ") if found is None else name_of(found)


def title(kind: TermKind, plugin_id: str) -> str:
    return _raised(term(kind, plugin_id))


def tag(word: str) -> str:
    """What a post goes by, as the reader calls that style, mood or place; words of people's own as they are."""
    found = _terms(settings.ENGINES[0])
    named = next((found[kind, word] for kind in TAGGED if (kind, word) in found), None)
    return word if named is None else name_of(named)


def choices(kind: TermKind) -> list[tuple[str, str]]:
    """(id, name) of all that are installed, by name."""
    found = (one for one in planning.vocabulary().terms if one.kind == kind)
    return sorted(((one.id, _raised(name_of(one))) for one in found), key=lambda pair: pair[1])


def name_of(found: Term) -> str:
    language = get_language() or settings.LANGUAGE_CODE
    script = SCRIPTS.get(language)
    if script is None:
        return found.en[0]
    return next((name for name in found.zh if _fits(name, script)), found.zh[0])


def _fits(name: str, script: str) -> bool:
    try:
        name.encode(script)
    except UnicodeEncodeError:
        return False
    return True


def _raised(name: str) -> str:
    return name[:1].upper() + name[1:]
