"""What verbs mean together: "no more", "not less", "don't hide". Nothing is guessed: MUDDLED is told back.

`not`, `hide` and `except` are a "no" by themselves, `too` and `instead` a "less", `few` is a "more". A `not` turns
around what follows it ("don't hide cats", "not less"), a "no" does not: "no hate dogs" is "no, I hate dogs".
"""

from types import MappingProxyType

MUDDLED = "?"
AGAINST = frozenset({"no", "not", "less", "hide", "too", "except", "instead"})
MEANT = MappingProxyType({"not": "no", "except": "no", "hide": "no", "too": "less", "instead": "less", "few": "more"})
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
        ("instead", "more"): "instead",
        ("few", "more"): "few",
    }
)
TURNED = frozenset({("not", "less"), ("not", "hide"), ("not", "few"), ("no", "few")})
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
    """What a lone verb behind the topic makes of it: "politics, no", 除了猫都不要, 不要猫以外的."""
    if then == "others":
        return "except" if verb in ("", "except") else "only" if meant(verb) == "no" else MUDDLED
    if verb in ("", "more"):
        return then
    if verb == "except" and meant(then) == "no":
        return "only"
    return verb if meant(verb) == meant(then) and not {"hide", "except"} & {verb, then} else MUDDLED


def meant(verb: str) -> str:
    return MEANT.get(verb, verb)
