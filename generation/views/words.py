"""What codes and plug-in ids say to people."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cameo.rule_words import RULES
from common.errors import AppError
from generation.views.model_refusals import NOTES
from generation.views.refusals import HELP

REASONS: dict[str, str | Promise] = {
    **dict.fromkeys(RULES, _("Somebody in it does not allow it. Your credits are back.")),
    "attempts_spent": _("It was tried three times and did not work. Your credits are back."),
    "cancelled_by_owner": _("You stopped it. Your credits are back."),
    "likeness_not_active": _("Somebody in it no longer has a cameo."),
    "likeness_revoked": _("Somebody in it took their cameo back."),
    "blocked": _("You and somebody in it no longer see each other."),
    "not_granted": _("Somebody in it does not allow you to use their cameo."),
    "grant_expired": _("The permission to use a cameo in it has run out."),
    "consent_unknown": _("It could not be made sure that everybody in it agrees, so it was not made."),
    "account_closed": _("Somebody in it closed their account."),
    "source_gone": _("A clip that it is made from is gone. Your credits are back."),
    "source_hidden": _("A clip that it is made from is not shown to you any more. Your credits are back."),
    **dict.fromkeys(
        ("terms_who", "terms_kind", "terms_depth", "terms_commercial"),
        _("An author of this thread does not allow it any more. Your credits are back."),
    ),
}
"""Why a job ended without a clip, beside what refusals.HELP knows; other codes are shown below a plain sentence."""

CONSENT: dict[str, str | Promise] = {
    **RULES,
    "handle_unknown": _("Nobody named @%(handle)s can be cast."),
}

STAGES: dict[str, str | Promise] = {
    "storyboard": _("Planning the scenes"),
    "timeline": _("Rehearsing the moves"),
    "sound": _("Mixing the sound"),
    "faces": _("Getting the faces ready"),
    "voices": _("Recording the voices"),
    "frames": _("Drawing the frames"),
    "package": _("Writing the video"),
    "load": _("Loading the model"),
    "encode": _("Reading the words"),
    "denoise": _("Making the pictures"),
    "decode": _("Developing the pictures"),
    "audio": _("Mixing the sound"),
    "queue": _("Waiting for the other server"),
    "remote": _("Made on another server"),
    "download": _("Fetching the video"),
}
"""Stages of the engines that come with the product; of others only the progress is shown."""
STARTING = _("Getting ready")

TIMES: dict[str, str | Promise] = {
    "day": _("Day"),
    "night": _("Night"),
    "sunset": _("Sunset"),
    "sunrise": _("Sunrise"),
}
FRAMINGS: dict[str, str | Promise] = {
    "wide": _("Wide shot"),
    "medium": _("Medium shot"),
    "close": _("Close-up"),
}
TRANSITIONS: dict[str, str | Promise] = {
    "cut": _("Hard cut"),
    "dissolve": _("Dissolve"),
    "fade": _("Fade through black"),
    "wipe": _("Wipe"),
    "whip": _("Whip pan"),
}
DELIVERIES: dict[str, str | Promise] = {
    "say": _("Says"),
    "whisper": _("Whispers"),
    "shout": _("Shouts"),
    "sing": _("Sings"),
}
MOTIONS: dict[str, str | Promise] = {
    "static": _("Stands there"),
    "fall": _("Falls from above"),
    "float": _("Floats"),
    "held": _("Held in a hand"),
}
EMOTIONS: dict[str, str | Promise] = {
    "neutral": pgettext_lazy("feeling", "Neutral"),
    "happy": pgettext_lazy("feeling", "Happy"),
    "sad": pgettext_lazy("feeling", "Sad"),
    "angry": pgettext_lazy("feeling", "Angry"),
    "surprised": pgettext_lazy("feeling", "Surprised"),
    "scared": pgettext_lazy("feeling", "Scared"),
    "calm": pgettext_lazy("feeling", "Calm"),
    "confused": pgettext_lazy("feeling", "Confused"),
    "crying": pgettext_lazy("feeling", "Crying"),
    "determined": pgettext_lazy("feeling", "Determined"),
    "disgusted": pgettext_lazy("feeling", "Disgusted"),
    "excited": pgettext_lazy("feeling", "Excited"),
    "in_love": pgettext_lazy("feeling", "In love"),
    "laughing": pgettext_lazy("feeling", "Laughing"),
    "sleepy": pgettext_lazy("feeling", "Sleepy"),
    "smug": pgettext_lazy("feeling", "Smug"),
}
VOICES: dict[str, str | Promise] = {
    "deep": pgettext_lazy("voice", "Deep"),
    "bright": pgettext_lazy("voice", "Bright"),
    "soft": pgettext_lazy("voice", "Soft"),
    "child": pgettext_lazy("voice", "A child"),
    "elder": pgettext_lazy("voice", "An old person"),
    "robot": pgettext_lazy("voice", "A robot"),
    "giant": pgettext_lazy("voice", "A giant"),
    "goblin": pgettext_lazy("voice", "A goblin"),
}
"""Voices that come with the product; one that an operator adds is shown by its name."""


def reason_in_words(code: str) -> str:
    return str(REASONS.get(code) or HELP.get(code) or _("It could not be made. Your credits are back."))


def notes_in_words(codes: Iterable[str]) -> list[str]:
    """KeyError for a note that has no words: a fault of ours."""
    return [str(NOTES[code]) for code in codes]


def refusal_in_words(refusal: AppError) -> str:
    """Names the person and the rule where the refusal is about consent, else says what to do about it."""
    handle = refusal.detail.get("handle")
    if isinstance(handle, str) and refusal.code in CONSENT:
        return consent_in_words(refusal.code, handle)
    return str(HELP.get(refusal.code, refusal.message))


def consent_in_words(reason: str, handle: str) -> str:
    """KeyError for a rule that has no words: a fault of ours."""
    return str(CONSENT[reason]) % {"handle": handle}
