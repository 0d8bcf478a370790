"""What a grant allows: one rule after the other, in the order of cameo/rules/order.py."""

from cameo.rules.case import Case
from cameo.rules.order import first_refusal
from cameo.rules.sexual import is_sexual, wants_sexual

__all__ = ["Case", "first_refusal", "is_sexual", "wants_sexual"]
