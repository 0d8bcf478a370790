"""What each kind of notification says, in the reader's language."""

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Notification
from accounts.states import NoticeKind

SENTENCES = {
    NoticeKind.FOLLOWED: _("%(name)s follows you now."),
    NoticeKind.LIKED: _("%(name)s likes your clip."),
    NoticeKind.COMMENTED: _("%(name)s commented on your clip."),
    NoticeKind.ANSWERED: _("%(name)s answered your comment."),
    NoticeKind.CLIP_READY: _("Your clip is ready."),
    NoticeKind.JOB_FAILED: _("Your clip could not be made."),
    NoticeKind.REMIX_STARTED: _("%(name)s is remixing your clip."),
    NoticeKind.REMIX_PUBLISHED: _("%(name)s published a remix that goes back to your clip."),
    NoticeKind.INVITED: _("%(name)s invites you to remix a draft."),
    NoticeKind.INVITATION_ACCEPTED: _("%(name)s accepted your invitation and sees your draft now."),
    NoticeKind.DRAFT_SHOWN: _("%(name)s shows somebody a draft with your cameo, to remix it."),
    NoticeKind.CAMEO_READY: _("Your cameo is ready to use."),
    NoticeKind.CAMEO_REJECTED: _("Your selfie can not be used. See why, and try another."),
    NoticeKind.CHARACTER_READY: _("Your character is ready to be cast."),
    NoticeKind.CHARACTER_REJECTED: _("The picture of your character can not be used. See why, and try another."),
    NoticeKind.CAMEO_GRANTED: _("%(name)s lets you use their cameo."),
    NoticeKind.CAMEO_CAST: _("%(name)s is making a clip with your cameo."),
    NoticeKind.CAMEO_UNUSED: _(
        "A cameo of yours was not used for almost three years. Use it within 30 days, or it will be deleted."
    ),
    NoticeKind.APPROVAL_ASKED: _("%(name)s asks for your word on a clip with your cameo."),
    NoticeKind.APPROVAL_GIVEN: _("%(name)s said yes to your clip with their cameo."),
    NoticeKind.APPROVAL_REFUSED: _("Your clip with somebody else's cameo was not approved."),
    NoticeKind.LIKENESS_PUBLISHED: _("%(name)s published a clip with your cameo."),
    NoticeKind.CLIP_WITHDRAWN: _("%(name)s is in a clip of yours and took it down."),
    NoticeKind.CLIP_REPORTED: _("%(name)s reports a clip."),
    NoticeKind.CLIP_REMOVED: _("A moderator took a clip of yours down after a report."),
    NoticeKind.REPORT_UPHELD: _("A moderator looked at the clip you reported and took it down."),
    NoticeKind.REPORT_DISMISSED: _("A moderator looked at the clip you reported. It stays."),
}
"""%(name)s is the actor."""

NEWEST = {
    NoticeKind.REMIX_STARTED: _("%(count)s remixes of your clip are being made, the newest by %(name)s."),
    NoticeKind.REMIX_PUBLISHED: _("%(count)s new remixes go back to your clip, the newest by %(name)s."),
}
"""Of rows that count several, of different people maybe: the newest one's is the actor."""


def sentence(notice: Notification) -> str:
    """Plain text. `notice.actor` should be loaded."""
    name = notice.actor.shown_name if notice.actor else gettext("Somebody")
    count = notice.data.get("count", 1)
    if notice.kind == NoticeKind.CAMEO_CAST and count > 1:
        said = ngettext(
            "%(name)s is making %(count)s clip with your cameo.",
            "%(name)s is making %(count)s clips with your cameo.",
            count,
        )
        return said % {"name": name, "count": count}
    if notice.kind in NEWEST and count > 1:
        return str(NEWEST[NoticeKind(notice.kind)]) % {"name": name, "count": count}
    return str(SENTENCES[NoticeKind(notice.kind)]) % {"name": name}
