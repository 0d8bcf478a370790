"""What the editor's lists offer: everything installed, by the names it brings."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from generation import planning
from generation.storyboard.vocabulary import TermKind
from generation.views import terms, words

Choices = list[tuple[str, str]]


def choices() -> dict[str, Choices]:
    """By the name of the field."""
    named = {kind.value: terms.choices(kind) for kind in TermKind}
    moods = sorted(named["mood"], key=lambda pair: pair[0] != "none")
    return named | {
        "mood": moods,
        "genre": [("", _("As the mood has it")), *named["genre"]],
        "time": _known(words.TIMES),
        "framing": _known(words.FRAMINGS),
        "transition": _known(words.TRANSITIONS),
        "delivery": _known(words.DELIVERIES),
        "motion": _known(words.MOTIONS),
        "emotion": [
            (name, str(words.EMOTIONS.get(name, name.replace("_", " ")))) for name in planning.vocabulary().emotions
        ],
        "voice": [("", _("Their own")), *_voices()],
    }


def _known(named: Mapping[str, object]) -> Choices:
    return [(name, str(label)) for name, label in named.items()]


def _voices() -> Choices:
    return [(name, str(words.VOICES.get(name, name))) for name in planning.studio().voices]
