"""From a picture of a toy, a pet or a drawing to a character. It shows nobody, so it asks for no age."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.pictures import read_cutout
from cameo import ledger
from cameo.capture.upload import check_video
from cameo.ledger import EventKind
from cameo.models import Likeness
from cameo.names import character_handle
from cameo.services.enrolment import hand_over
from cameo.states import LikenessKind
from common.errors import Conflict, TooMany
from vision.media.blanking import without_metadata
from vision.media.header import is_video
from vision.picture import reencode_cutout

MOST_CHARACTERS = 20
"""Live ones a person."""
CLIP_SUFFIX = "bin"
"""Of a clip that waits for its check; the best frame takes its place."""
LONGEST_PX = 1536
"""Twice what a cut-out has."""


def enrol_character(actor: User, *, name: str, picture: bytes) -> Likeness:
    """Keeps the re-encoded picture, with its transparency, or a short clip, and rings a worker to check it.

    Raises Invalid with the picture's or the video's fault, name_invalid, name_too_long; Conflict("handle_taken");
    TooMany("too_many_characters").
    """
    handle = character_handle(actor, name)
    content, suffix = _content(picture)
    try:
        with transaction.atomic():
            User.objects.select_for_update(no_key=True).get(pk=actor.pk)  # one of a person at a time, for the limit
            if Likeness.objects.owned_by(actor).live().characters().count() >= MOST_CHARACTERS:
                message = _("You have %(most)s characters already. Remove one first.") % {"most": MOST_CHARACTERS}
                raise TooMany("too_many_characters", message, most=MOST_CHARACTERS)
            likeness = Likeness.objects.create(owner=actor, kind=LikenessKind.CHARACTER, handle=handle)
            ledger.record(EventKind.ENROLLED, likeness, actor=actor)
    except IntegrityError:
        message = _("There is somebody called @%(handle)s.") % {"handle": handle}
        raise Conflict("handle_taken", message, handle=handle) from None
    return hand_over(likeness, content, suffix=suffix)


def _content(sent: bytes) -> tuple[bytes, str]:
    """A picture is made anew here, of a clip a worker takes the best frame. Raises Invalid."""
    if is_video(sent):
        check_video(sent)
        return without_metadata(sent), CLIP_SUFFIX
    return reencode_cutout(read_cutout(sent), longest_px=LONGEST_PX), "webp"
