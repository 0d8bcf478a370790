"""Why terms refuse, in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WHY: dict[str, str | Promise] = {
    "terms_who": _("An author of this thread does not let you remix it."),
    "terms_kind": _("An author of this thread does not allow this kind of remix."),
    "terms_depth": _("An author of this thread does not allow remixes this far down."),
    "terms_commercial": _("An author of this thread does not allow commercial remixes."),
}
"""By the reasons of remix.rules.decide."""


def why(reason: str) -> str | Promise:
    return WHY.get(reason, _("This clip can not be remixed."))
