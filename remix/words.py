"""Why terms refuse, in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from remix.states import RemixKind

WHY: dict[str, str | Promise] = {
    "terms_who": _("An author of this thread does not let you remix it."),
    "terms_kind": _("An author of this thread does not allow this kind of remix."),
    "terms_depth": _("An author of this thread does not allow remixes this far down."),
    "terms_commercial": _("An author of this thread does not allow commercial remixes."),
    "not_published": _("A draft can be remixed by its author, and by people they invite."),
    "nobody_in_it": _("There is nobody in this clip."),
    "nothing_in_it": _("There is nothing in this clip that could be changed so."),
    "too_many_parts": _("This has too many people, lines and things for a template."),
    "nothing_said": _("Nothing is said in this clip."),
    "largest_already": _("Clips are not made larger than this one here."),
    "sound_gone": _("The clip that made this sound is gone."),
    "not_signed_in": _("Sign in to remix clips."),
    "operation_not_offered": _("Nothing on this server can do it."),
}
"""By the reasons of remix.rules.decide, and of what is offered."""

CANNOT = _("This can not be done to this clip.")


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
