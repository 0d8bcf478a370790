"""Why somebody was refused a likeness, said to its owner. cameo.rule_words says the same to who asked."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VERDICTS: dict[str, str | Promise] = {
    "sexual_content": _("Sexual content is refused always."),
    "likeness_not_active": _("Your cameo could not be used then."),
    "likeness_revoked": _("You had taken your cameo back."),
    "frozen": _("Your cameo was frozen."),
    "blocked": _("One of you has blocked the other."),
    "tier_too_low": _("It is not shown yet that this face is yours, so only you may use it."),
    "not_reviewed": _("A moderator has not looked at it yet, so it is yours alone."),
    "not_proven": _("A selfie stays private until the camera has shown that this face is yours."),
    "made_of_selfie": _("It was made of an earlier selfie, and that stays private."),
    "grant_expired": _("Your permission had run out."),
    "not_granted": _("You have not allowed it."),
    "verb_not_granted": _("You do not allow this kind of use."),
    "remix_too_deep": _("You do not allow so deep a remix."),
    "topic_denied": _("You do not want to be in a clip about this."),
    "style_not_granted": _("You allow drawn styles only."),
    "voice_not_granted": _("You do not lend your voice."),
    "too_long_for_grant": _("You allow shorter clips only."),
    "others_not_allowed": _("You want to be alone in a clip."),
    "commercial_not_granted": _("You do not allow commercial use."),
    "words_denied": _("These words are on your list of what must never be."),
    "quota_day": _("They had used it as often as you allow in a day."),
    "quota_total": _("It was used as often as you allow in all."),
    "approval_denied": _("You said no to exactly this, or did not answer."),
    "approval_needed": _("It waited for your word."),
    "vault_locked": _("This server could not open your cameo."),
    "consent_unknown": _("It could not be made sure that you agree."),
    "account_closed": _("An account was closed."),
}


def verdict_in_words(code: str) -> str:
    """A plain no for a code of another version."""
    return str(VERDICTS.get(code) or _("It was refused."))
