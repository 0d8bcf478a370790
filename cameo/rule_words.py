"""What each rule that refuses a likeness says to the one who asked; `%(handle)s` is whose it is."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

RULES: dict[str, str | Promise] = {
    "sexual_content": _("Nobody's cameo can be used for sexual content."),
    "likeness_not_active": _("@%(handle)s has no cameo that can be used."),
    "frozen": _("@%(handle)s has paused their cameo."),
    "blocked": _("@%(handle)s can not be cast by you."),
    "tier_too_low": _("@%(handle)s has not yet shown that this cameo is their own face, so only they can use it."),
    "not_reviewed": _("Somebody who runs this server has to look at @%(handle)s first: there may be a person in it."),
    "not_proven": _("@%(handle)s is a selfie so far, and that stays private. The camera can show whose face it is."),
    "made_of_selfie": _(
        "This clip was made of an earlier selfie of @%(handle)s, and that stays private. Make it again."
    ),
    "grant_expired": _("The permission of @%(handle)s has run out. Ask them to renew it."),
    "not_granted": _("@%(handle)s has not allowed you to use their cameo. Ask them to approve you."),
    "verb_not_granted": _("@%(handle)s does not allow this kind of use."),
    "remix_too_deep": _("@%(handle)s does not allow a remix of a remix as deep as this."),
    "topic_denied": _("@%(handle)s does not want to be in a clip about this."),
    "style_not_granted": _("@%(handle)s allows drawn styles only, nothing like a photograph."),
    "voice_not_granted": _("@%(handle)s does not allow their voice to be used."),
    "too_long_for_grant": _("@%(handle)s allows shorter clips only."),
    "others_not_allowed": _("@%(handle)s wants to be alone in a clip."),
    "commercial_not_granted": _("@%(handle)s does not allow commercial use."),
    "words_denied": _("@%(handle)s does not allow some of these words."),
    "quota_day": _("You have used @%(handle)s as often as you may today. Try again tomorrow (UTC)."),
    "quota_total": _("@%(handle)s was used as often as they allow."),
    "approval_denied": _("@%(handle)s said no to exactly this. Change it, and you can ask again."),
    "approval_needed": _("@%(handle)s has to say yes to this first. We have asked them."),
    "vault_locked": _("The cameo of @%(handle)s can not be opened on this server now."),
    "consent_unknown": _("It is not known whether @%(handle)s agrees."),
}


def rule_in_words(code: str, handle: str) -> str:
    """KeyError for a rule that has no words: a fault of ours."""
    return str(RULES[code]) % {"handle": handle}
