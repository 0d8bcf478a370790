"""Why a picture was refused, said so that the next one works."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.pictures import FAULTS
from cameo.capture.upload import FAULTS as VIDEO_FAULTS
from cameo.models import Likeness
from cameo.states import LikenessKind
from vision.contracts import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Both are translated when they are turned into text."""

    title: str | Promise
    hint: str | Promise


CHARACTER_IS_A_PERSON = "character_is_a_person"
HANDLE_TAKEN = "handle_taken"

TRY_AGAIN = _("Please send it again.")
ANOTHER = _("Try another picture.")

EXPLANATIONS: dict[str, Explanation] = {
    Reason.NO_FACE: Explanation(
        title=_("No face was found."), hint=_("Look straight into the camera, with your whole face in the picture.")
    ),
    Reason.SEVERAL_FACES: Explanation(
        title=_("There is more than one face."), hint=_("Be alone in the picture, with nobody behind you.")
    ),
    Reason.FACE_TOO_SMALL: Explanation(
        title=_("Your face is too small in the picture."), hint=_("Come closer, or use a larger picture.")
    ),
    Reason.TURNED_AWAY: Explanation(
        title=_("Your head is turned away."), hint=_("Look straight into the camera, chin level.")
    ),
    Reason.TILTED: Explanation(
        title=_("Your head lies on its side."), hint=_("Hold the camera and your head upright.")
    ),
    Reason.EYES_CLOSED: Explanation(
        title=_("Your eyes seem closed."), hint=_("Open your eyes, and take off dark glasses.")
    ),
    Reason.BLURRED: Explanation(title=_("The picture is blurred."), hint=_("Hold still, wipe the lens, let it focus.")),
    Reason.TOO_DARK: Explanation(title=_("The picture is too dark."), hint=_("Turn towards a window or a lamp.")),
    Reason.TOO_BRIGHT: Explanation(
        title=_("Your face is overexposed."), hint=_("Step out of direct sun or away from the lamp.")
    ),
    Reason.NO_OUTLINE: Explanation(
        title=_("Your head does not stand out from the background."),
        hint=_("Stand before a plain wall, with the top of your head in the picture."),
    ),
    "nothing_stands_out": Explanation(
        title=_("Nothing stands out in the picture."),
        hint=_("One thing in the middle, before a plain background that differs from it."),
    ),
    CHARACTER_IS_A_PERSON: Explanation(
        title=_("There is a person's face in the picture."),
        hint=_("People come in as themselves, with a selfie of their own. Cut them off, or take another picture."),
    ),
    HANDLE_TAKEN: Explanation(title=_("Somebody else took this name meanwhile."), hint=_("Choose another name.")),
    "face_pack_missing": Explanation(
        title=_("This server can not check faces: its face models are missing."),
        hint=_("Tell whoever runs it: set-up fetches them."),
    ),
    "vault_locked": Explanation(
        title=_("This server can not open private pictures now."), hint=_("Tell whoever runs it, and try again later.")
    ),
    "check_failed": Explanation(title=_("The picture could not be checked."), hint=ANOTHER),
    "upload_interrupted": Explanation(title=_("The picture did not arrive whole."), hint=TRY_AGAIN),
    **{code: Explanation(title=sentence, hint=ANOTHER) for code, sentence in (FAULTS | VIDEO_FAULTS).items()},
}


def offer(likeness: Likeness) -> LikenessKind | None:
    """The other way in, where a picture was refused that may well be good for it."""
    if not likeness.is_character and Reason.NO_FACE in likeness.reasons:
        return LikenessKind.CHARACTER
    if likeness.is_character and CHARACTER_IS_A_PERSON in likeness.reasons:
        return LikenessKind.PERSON
    return None


def explain(code: str) -> Explanation:
    """KeyError for a code that nobody explained: a fault of ours."""
    return EXPLANATIONS[code]
