"""Why terms refuse, in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from remix.states import RemixKind

WHY: dict[str, str | Promise] = {
    "terms_who": _("An author of this thread does not let you remix it."),
    "terms_kind": _("An author of this thread does not allow this kind of remix."),
    "terms_depth": _("An author of this thread does not allow remixes this far down."),
    "terms_commercial": _("An author of this thread does not allow commercial remixes."),
}
"""By the reasons of remix.rules.decide."""


def why(reason: str) -> str | Promise:
    return WHY.get(reason, _("This clip can not be remixed."))


FAMILIES: dict[str, tuple[RemixKind, ...]] = {
    "words": (RemixKind.WORDS, RemixKind.STORYBOARD, RemixKind.TEMPLATE, RemixKind.EXTEND, RemixKind.CONTINUE),
    "people": (RemixKind.SWAP, RemixKind.ADD, RemixKind.DUET),
    "look": (
        RemixKind.RESTYLE,
        RemixKind.RELIGHT,
        RemixKind.WEATHER,
        RemixKind.PLACE,
        RemixKind.REMOVE,
        RemixKind.REPLACE,
        RemixKind.ADD_THING,
    ),
    "sound": (RemixKind.REVOICE, RemixKind.LINES, RemixKind.LANGUAGE, RemixKind.RESCORE, RemixKind.SOUND),
    "cut": (
        RemixKind.CAPTION,
        RemixKind.CAMERA,
        RemixKind.MOTION_PATH,
        RemixKind.LOOP,
        RemixKind.TRIM,
        RemixKind.STITCH,
        RemixKind.BLEND,
        RemixKind.FIRST_LAST,
        RemixKind.REFRAME,
        RemixKind.UPSCALE,
    ),
}
"""What a kind changes: drawings of threads give each family a colour."""
