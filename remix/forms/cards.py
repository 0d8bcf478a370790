"""The ways to remix, as the page offers them: in families, with what stands against those that are not possible."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from remix.forms.fields import Words
from remix.offering import Offering
from remix.states import RemixKind
from remix.words import FAMILIES, why

K = RemixKind
ABOUT: dict[RemixKind, tuple[str, Words]] = {
    K.WORDS: ("pen", _("Say what changes, or tell another story.")),
    K.STORYBOARD: ("film", _("Every scene on a card: cut, add, reorder.")),
    K.TEMPLATE: ("copy", _("The same scenes with other people and things.")),
    K.EXTEND: ("plus", _("Let it begin earlier or go on.")),
    K.CONTINUE: ("next", _("A new clip from its last frame.")),
    K.SWAP: ("swap", _("Somebody else in their place.")),
    K.ADD: ("people", _("Join in, or bring somebody along.")),
    K.DUET: ("copy", _("Your clip beside this one.")),
    K.RESTYLE: ("spark", _("Clay, paper, pixels: another look.")),
    K.RELIGHT: ("clock", _("Day, night, dusk or dawn.")),
    K.WEATHER: ("globe", _("Rain, snow, storm or sun.")),
    K.PLACE: ("home", _("The same story somewhere else.")),
    K.REMOVE: ("trash", _("Take somebody or something away.")),
    K.REPLACE: ("swap", _("One thing for another.")),
    K.ADD_THING: ("plus", _("Put something into the picture.")),
    K.REVOICE: ("face", _("Other voices, the same words.")),
    K.LINES: ("chat", _("Put other words in their mouths.")),
    K.LANGUAGE: ("globe", _("The same lines in another language.")),
    K.RESCORE: ("music", _("Another mood, genre or beat.")),
    K.SOUND: ("sound", _("The sound of another clip.")),
    K.CAPTION: ("keyboard", _("Show or hide the words.")),
    K.CAMERA: ("camera", _("Another framing, another move.")),
    K.MOTION_PATH: ("steer", _("Draw where they go.")),
    K.LOOP: ("reset", _("The end leads into the beginning.")),
    K.TRIM: ("tune", _("Keep only a part of it.")),
    K.STITCH: ("link", _("Several clips, one after another.")),
    K.BLEND: ("remix", _("Two clips that run into each other.")),
    K.FIRST_LAST: ("next", _("From one frame to another.")),
    K.REFRAME: ("phone", _("Tall, square or wide.")),
    K.UPSCALE: ("eye", _("More pixels.")),
}
"""Icon, and what it does in a sentence."""
TITLES: dict[str, Words] = {
    "words": _("Story"),
    "people": _("People"),
    "look": _("Look"),
    "sound": _("Sound"),
    "cut": _("Cut and frame"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """`why_not` is empty where it is possible. `current`: its form is shown."""

    kind: RemixKind
    label: Words
    icon: str
    about: Words
    why_not: Words
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    name: str
    title: Words
    cards: list[Card]


def families(offerings: Iterable[Offering], current: RemixKind | None) -> list[Family]:
    """Those with any, in the order of FAMILIES."""
    cards = {offering.kind.name: _card(offering, current) for offering in offerings}
    found = (
        Family(name=name, title=TITLES[name], cards=[cards[kind] for kind in kinds if kind in cards])
        for name, kinds in FAMILIES.items()
    )
    return [family for family in found if family.cards]


def _card(offering: Offering, current: RemixKind | None) -> Card:
    kind = offering.kind.name
    icon, about = ABOUT[kind]
    why_not = "" if offering.decision else why(offering.decision.reason)
    return Card(kind=kind, label=offering.kind.label, icon=icon, about=about, why_not=why_not, current=kind == current)
