"""The fixed order in which a grant is read. The first rule that stands against a use is its refusal; deny wins."""

from collections.abc import Callable

from cameo.rules import approval, limits, scope, wording
from cameo.rules.case import Case

Rule = Callable[[Case], bool]
"""True when it stands against the use."""

ORDER: tuple[tuple[str, Rule], ...] = (
    ("verb_not_granted", scope.verb),
    ("remix_too_deep", scope.depth),
    ("topic_denied", wording.topic),
    ("style_not_granted", scope.style),
    ("voice_not_granted", scope.voice),
    ("too_long_for_grant", scope.length),
    ("others_not_allowed", scope.company),
    ("commercial_not_granted", scope.trade),
    ("words_denied", wording.denied),
    ("quota_day", limits.day),
    ("quota_total", limits.total),
    ("approval_denied", approval.denied),
    ("approval_needed", approval.missing),
)


def first_refusal(case: Case) -> str:
    """The code of the first rule that stands against it, empty when none does."""
    return next((code for code, stands_against in ORDER if stands_against(case)), "")
