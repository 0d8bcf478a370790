"""What codes and plug-in ids say to people."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from common.errors import AppError

REASONS: dict[str, str | Promise] = {
    "attempts_spent": _("It was tried three times and did not work. Your credits are back."),
    "cancelled_by_owner": _("You stopped it. Your credits are back."),
    "likeness_not_active": _("Somebody in it no longer has a cameo."),
    "likeness_revoked": _("Somebody in it took their cameo back."),
    "blocked": _("You and somebody in it no longer see each other."),
    "not_granted": _("Somebody in it does not allow you to use their cameo."),
    "grant_expired": _("The permission to use a cameo in it has run out."),
    "consent_unknown": _("It could not be made sure that everybody in it agrees, so it was not made."),
    "account_closed": _("Somebody in it closed their account."),
    "engine_unavailable": _("The renderer is not available on this server right now."),
    "spec_rejected": _("The renderer can not make this."),
    "lines_too_long": _("There is more to say than fits into this length. Make it longer, or say less."),
    "too_many_shots": _("There are more scenes than fit into this length."),
    "voice_failed": _("The voice could not be made."),
    "render_stalled": _("The renderer stopped answering. Your credits are back."),
    "audio_unreadable": _("The soundtrack could not be read."),
    "material_gone": _("A file that it needs is no longer there."),
    "encode_failed": _("The video could not be written."),
}
"""Why a job ended without a clip. A code without words here is shown as it is, below a plain sentence."""

CONSENT: dict[str, str | Promise] = {
    "likeness_not_active": _("@%(handle)s has no cameo that can be used."),
    "blocked": _("@%(handle)s can not be cast by you."),
    "not_granted": _("@%(handle)s has not allowed you to use their cameo. Ask them to approve you."),
    "grant_expired": _("The permission of @%(handle)s has run out. Ask them to renew it."),
    "consent_unknown": _("It is not known whether @%(handle)s agrees."),
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
}
"""Stages of the engines that come with the product; of others only the progress is shown."""
STARTING = _("Getting ready")

TERMS: dict[str, str | Promise] = {
    "beach": _("Beach"),
    "city": _("City"),
    "forest": _("Forest"),
    "moon": _("Moon"),
    "open": _("Open field"),
    "room": _("Room"),
    "stage": _("Stage"),
    "cheer": _("cheers"),
    "clap": _("claps"),
    "dance": _("dances"),
    "fly": _("flies"),
    "idle": _("stands"),
    "jump": _("jumps"),
    "run": _("runs"),
    "sing": _("sings"),
    "talk": _("talks"),
    "walk": _("walks"),
    "wave": _("waves"),
    "astronaut": _("spacesuit"),
    "dress": _("dress"),
    "hoodie": _("hoodie"),
    "puffer": _("puffer jacket"),
    "suit": _("suit"),
    "summer": _("summer clothes"),
    "rain": _("Rain"),
    "snow": _("Snow"),
    "clay": pgettext_lazy("style", "Clay"),
    "comic": pgettext_lazy("style", "Comic"),
    "noir": pgettext_lazy("style", "Noir"),
    "calm": pgettext_lazy("music", "calm music"),
    "dreamy": pgettext_lazy("music", "dreamy music"),
    "epic": pgettext_lazy("music", "epic music"),
    "happy": pgettext_lazy("music", "happy music"),
    "none": pgettext_lazy("music", "no music"),
    "romantic": pgettext_lazy("music", "romantic music"),
    "sad": pgettext_lazy("music", "sad music"),
    "scary": pgettext_lazy("music", "scary music"),
    "day": _("Day"),
    "night": _("Night"),
    "sunset": _("Sunset"),
    "sunrise": _("Sunrise"),
    "wide": _("Wide shot"),
    "medium": _("Medium shot"),
    "close": _("Close-up"),
}
"""Plug-ins that come with the product; one that an operator adds is shown by its id."""


def reason_in_words(code: str) -> str:
    return str(REASONS.get(code, _("It could not be made. Your credits are back.")))


def refusal_in_words(refusal: AppError) -> str:
    """Names the person and the rule where the refusal is about consent."""
    handle = refusal.detail.get("handle")
    if isinstance(handle, str) and refusal.code in CONSENT:
        return consent_in_words(refusal.code, handle)
    return str(refusal.message)


def consent_in_words(reason: str, handle: str) -> str:
    """KeyError for a rule that has no words: a fault of ours."""
    return str(CONSENT[reason]) % {"handle": handle}


def term(plugin_id: str) -> str:
    return str(TERMS.get(plugin_id, plugin_id.replace("_", " ")))
