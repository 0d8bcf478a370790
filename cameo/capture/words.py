"""What the checks of a capture are called, and why one did not pass, said so that the next try works."""

from django.utils.functional import Promise
from django.utils.translation import get_language_info, gettext
from django.utils.translation import gettext_lazy as _

from cameo.capture.upload import FAULTS
from cameo.reasons import EXPLANATIONS, Explanation
from vision.capture.contracts import Check, Fault
from vision.capture.listeners import heard_languages

REVIEW = "review"
"""A moderator's verdict stands among the checks."""

NAMES: dict[str, Promise | str] = {
    Check.VIDEO: _("The video"),
    Check.TIMING: _("Length"),
    Check.FACE: _("One face"),
    Check.PICTURE: _("Sharp and lit"),
    Check.MOVES: _("Head moves"),
    Check.DIGITS: _("Digits"),
    Check.COLOURS: _("Colours"),
    Check.FRESH: _("A new video"),
    Check.PORTRAIT: _("A straight look"),
    Check.PERSON: _("The same person"),
    REVIEW: _("A moderator's look"),
}

AGAIN = _("Start again, and take your time.")

WORDS: dict[str, Explanation] = {
    Fault.FACE_LOST: Explanation(
        title=_("Your face was out of sight for a while."), hint=_("Stay before the camera, and turn less far.")
    ),
    Fault.MOVES_MISSED: Explanation(
        title=_("The head moves were not the ones asked for."),
        hint=_("Turn your head as soon as the arrow comes, and look straight again when it goes."),
    ),
    Fault.NO_SOUND: Explanation(title=_("The video has no sound."), hint=_("Allow the microphone, then start again.")),
    Fault.DIGITS_NOT_HEARD: Explanation(
        title=_("The digits were not heard."),
        hint=_("Say each digit loud and clear, in the language you chose, while it is shown."),
    ),
    Fault.DIGITS_NOT_CHECKED: Explanation(
        title=_("Nobody here hears digits in your language."), hint=_("A moderator will look at it.")
    ),
    Fault.COLOURS_NOT_SEEN: Explanation(
        title=_("The colours of the screen were not seen on your face."),
        hint=_("Make the screen bright and the room darker, and come closer."),
    ),
    Fault.TOO_SHORT: Explanation(title=_("The video ended before the challenge did."), hint=AGAIN),
    Fault.TOO_LONG: Explanation(title=_("The video lasts longer than the challenge."), hint=AGAIN),
    Fault.REPLAYED: Explanation(
        title=_("This is an earlier video."), hint=_("Only you, live before the camera, can do it.")
    ),
    Fault.ANALYSER_MISSING: Explanation(
        title=_("The face could not be compared."), hint=_("A moderator will look at it.")
    ),
    Fault.ANOTHER_PERSON: Explanation(
        title=_("Not all pictures seem to show the same person."), hint=_("A moderator will look at it.")
    ),
    Fault.SAME_FACE_ELSEWHERE: Explanation(
        title=_("Another account has a cameo that looks like you."), hint=_("A moderator will look at both.")
    ),
    "refused_by_moderator": Explanation(
        title=_("A moderator looked and said no."),
        hint=_("Your cameo stays yours alone. You can try again tomorrow."),
    ),
    **{code: Explanation(title=sentence, hint=AGAIN) for code, sentence in FAULTS.items()},
}


def explained(code: str) -> Explanation:
    """KeyError for a code that nobody explained: a fault of ours."""
    return WORDS[code] if code in WORDS else EXPLANATIONS[code]


def languages_heard(*, own_names: bool = False) -> dict[str, str]:
    """Of those in which somebody hears digits, by ISO 639-1 code: their names in the reader's language, or in their
    own.
    """
    known = {code: _info(code) for code in sorted(heard_languages())}
    return {code: info["name_local" if own_names else "name_translated"] for code, info in known.items()}


def told_before() -> str:
    """What somebody should know of the digits before they begin, in their language."""
    names = ", ".join(languages_heard().values())
    told = gettext("Digits are heard here in: %(names)s. Said in another language, a moderator has to listen.")
    return told % {"names": names}


def _info(code: str) -> dict[str, str]:
    """Django knows about a hundred languages; of another one the code itself is the name."""
    try:
        return {name: str(said) for name, said in get_language_info(code).items()}
    except KeyError:
        return {"name_local": code, "name_translated": code}
