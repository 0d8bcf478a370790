"""What options are called on the page, whatever kind they belong to."""

from django.utils.translation import gettext_lazy as _

from remix.forms.fields import Words
from remix.states import RemixKind

LABELS: dict[str, Words] = {
    "words": _("What happens?"),
    "replaced": _("Who leaves?"),
    "newcomer": _("Who comes in?"),
    "action": _("What do they do?"),
    "what": _("Who or what leaves?"),
    "who": _("Who or what moves?"),
    "thing": _("Which thing?"),
    "by": _("What comes in its place?"),
    "shot": _("In which scene?"),
    "motion": _("How does it move?"),
    "count": _("How many?"),
    "time": _("Time of day"),
    "weather": _("Weather"),
    "setting": _("Place"),
    "style": _("Style"),
    "speaker": _("Whose lines?"),
    "texts": _("What they say"),
    "language": _("Language"),
    "voice": _("Voice"),
    "mood": _("Mood"),
    "genre": _("Genre"),
    "bpm": _("Beats a minute"),
    "captions": _("Show what is said as text"),
    "framing": _("Framing"),
    "move": _("Movement"),
    "path": _("Which way?"),
    "side": _("Where?"),
    "seconds": _("Seconds"),
    "values": _("Fill it in anew"),
    "how": _("How do they change?"),
    "first_s": _("Begins as the frame at"),
    "last_s": _("Ends as the frame at"),
    "start_s": _("From"),
    "end_s": _("To"),
    "shape": _("Shape"),
    "side_px": _("Short side in pixels"),
    "split": _("Which way are they split?"),
    "sound": _("How loud the clip's own sound stays"),
}

HINTS: dict[str, Words] = {
    "weather": _("Nothing chosen is fair weather."),
    "first_s": _("Second of this clip; empty is its last frame."),
    "last_s": _("Second of the other clip; empty is its first frame."),
    "side_px": _("Empty is the largest there is."),
    "by": _("One thing, in a word or two: a cake, a red balloon."),
}

OWN: dict[tuple[RemixKind, str], Words] = {
    (RemixKind.WORDS, "words"): _("What should be different?"),
    (RemixKind.EXTEND, "words"): _("What happens there?"),
    (RemixKind.CONTINUE, "words"): _("What happens next?"),
    (RemixKind.FIRST_LAST, "words"): _("What happens between?"),
    (RemixKind.EXTEND, "seconds"): _("How many seconds longer?"),
    (RemixKind.BLEND, "seconds"): _("How long is the change, in seconds?"),
    (RemixKind.ADD_THING, "thing"): _("What comes in?"),
    (RemixKind.REPLACE, "thing"): _("What goes?"),
}
"""Where a kind means something of its own by it."""

VALUES: dict[str, Words] = {
    "before": _("Before it"),
    "after": _("After it"),
    "dissolve": _("Dissolve"),
    "wipe": _("Wipe"),
    "whip": _("Whip pan"),
    "fade": _("Through black"),
    "cut": _("Hard cut"),
    "portrait": _("Tall"),
    "square": _("Square"),
    "landscape": _("Wide"),
    "side": _("Side by side"),
    "stack": _("One above the other"),
    "en": "English",
    "zh-hans": "简体中文",
    "zh-hant": "繁體中文",
}
"""Of options that take one of a few words."""


def label_of(kind: RemixKind, name: str) -> Words:
    return OWN.get((kind, name)) or LABELS.get(name) or name.replace("_", " ").capitalize()
