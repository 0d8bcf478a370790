"""What verbs mean together: "no more", "not less", "don't hide". Nothing is guessed: MUDDLED is told back.

`not`, `hide` and `except` are a "no" by themselves and `too` a "less". A `not` turns around what follows it ("don't
hide cats", "not less"), a "no" does not: "no hate dogs" is "no, I hate dogs".
"""

from types import MappingProxyType

MUDDLED = "?"
AGAINST = frozenset({"no", "not", "less", "hide", "too", "except"})
MEANT = MappingProxyType({"not": "no", "except": "no", "hide": "no", "too": "less"})
"""Of the verbs that no chip has."""
JOINED = MappingProxyType(
    {
        ("only", "more"): "only",
        ("no", "more"): "no",
        ("no", "too"): "less",
        ("not", "more"): "not",
        ("not", "too"): "less",
        ("hide", "more"): "hide",
        ("hide", "too"): "less",
        ("less", "more"): "less",
        ("less", "too"): "less",
        ("too", "more"): "too",
    }
)
TURNED = frozenset({("not", "less"), ("not", "hide")})
"""Two that make a "more", where nothing stands between them."""


def joined(verb: str, then: str, *, loose: bool = False) -> str:
    """Behind nothing, "more" or "just", the second says it all. `loose`: something stands between."""
    if MUDDLED in (verb, then):
        return MUDDLED
    if (verb, then) in TURNED and not loose:
        return "more"
    if (verb, then) in JOINED:
        return JOINED[verb, then]
    return then if verb in ("", "more", "only") else MUDDLED


def behind(verb: str, then: str) -> str:
    """What a lone verb behind the topic makes of it: "politics, no", 除了猫都不要."""
    if verb in ("", "more"):
        return then
    if verb == "except" and meant(then) == "no":
        return "only"
    return verb if meant(verb) == meant(then) and "hide" not in (verb, then) else MUDDLED


def meant(verb: str) -> str:
    return MEANT.get(verb, verb)
