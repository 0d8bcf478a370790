"""What a grant is for. Each is true when it stands against the use."""

from cameo.rules.case import Case
from cameo.states import StyleScope


def verb(case: Case) -> bool:
    return case.purpose.verb not in case.grant.verbs


def depth(case: Case) -> bool:
    return case.purpose.depth > case.grant.remix_depth


def style(case: Case) -> bool:
    return case.grant.style == StyleScope.STYLISED and not case.purpose.stylised


def voice(case: Case) -> bool:
    heard = case.purpose.voice or case.likeness.pk in case.purpose.voiced
    return heard and not case.grant.voice


def length(case: Case) -> bool:
    return case.grant.max_seconds is not None and case.purpose.seconds > case.grant.max_seconds + ROUNDING_S


def company(case: Case) -> bool:
    return case.grant.alone and case.purpose.others > 0


def trade(case: Case) -> bool:
    return case.purpose.commercial and not case.grant.commercial


ROUNDING_S = 0.05
"""A clip is whole frames long."""
