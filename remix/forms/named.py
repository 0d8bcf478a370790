"""Fields for options that name something of the clip, or something that is installed."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cameo.models import Likeness
from generation.views.board.choices import Choices
from remix.contracts import Parent
from remix.forms.fields import Choice, Field, Widget, Words
from remix.forms.labels import HINTS
from remix.forms.plain import one_of
from remix.parts import Parts
from remix.states import RemixKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """All that fields are made from. `installed` are choices by what they are for; `newcomers` whom the one who remixes
    may cast, `shown` the likenesses that the clip shows.
    """

    kind: RemixKind
    parent: Parent
    parts: Parts
    newcomers: list[Likeness]
    shown: list[Likeness]
    installed: dict[str, Choices]


Make = Callable[[Desk, str, Words, bool], Field | None]


IDEAS = tuple(
    Choice(value=text, label=text)
    for text in (
        gettext_lazy("make it night"),
        gettext_lazy("add rain"),
        gettext_lazy("as a paper cutout"),
        gettext_lazy("on the moon"),
        gettext_lazy("close-up"),
    )
)


def words(desk: Desk, name: str, label: Words, required: bool) -> Field:
    """What is there already is one touch away, to be told anew."""
    ideas = IDEAS if desk.kind == RemixKind.WORDS else ()
    whole = (Choice(value=desk.parent.words, label=_("Its own words")),) if ideas and desk.parent.words else ()
    return Field(name=name, label=label, widget=Widget.PROMPT, required=required, ideas=(*ideas, *whole))


def newcomer(desk: Desk, name: str, label: Words, required: bool) -> Field:
    return _faces(name, label, desk.newcomers, required=required)


def replaced(desk: Desk, name: str, label: Words, required: bool) -> Field:
    return _faces(name, label, desk.shown, required=required)


def anything(desk: Desk, name: str, label: Words, required: bool) -> Field:
    people = tuple(Choice(value=handle, label=_handle(handle)) for handle in desk.parts.people)
    return one_of(name, label, (*people, *_things(desk)), required=required)


def thing(desk: Desk, name: str, label: Words, required: bool) -> Field:
    """One that is there, where it goes; in words, where it comes."""
    if desk.kind == RemixKind.REPLACE:
        return one_of(name, label, _things(desk), required=required)
    return Field(name=name, label=label, widget=Widget.TEXT, required=required, hint=HINTS["by"], high=60)


def shot(desk: Desk, name: str, label: Words, required: bool) -> Field | None:
    """Nothing to choose in a clip of one scene. The path starts in the first one."""
    if desk.parts.shots < 2:
        return None
    each = () if desk.kind == RemixKind.MOTION_PATH else (Choice(value="", label=_("All of them")),)
    numbered = (
        Choice(value=str(number), label=_("Scene %(number)s") % {"number": number + 1})
        for number in range(desk.parts.shots)
    )
    return Field(name=name, label=label, widget=Widget.SELECT, required=True, choices=(*each, *numbered), value="")


def speaker(desk: Desk, name: str, label: Words, required: bool) -> Field | None:
    speaking = tuple(dict.fromkeys(line.speaker for line in desk.parts.lines)) or desk.parts.people
    if len(speaking) < 2:
        return None
    everybody = Choice(value="", label=_("Everybody's"))
    choices = (everybody, *(Choice(value=one, label=_handle(one)) for one in speaking))
    return Field(name=name, label=label, widget=Widget.SELECT, required=True, choices=choices)


def texts(desk: Desk, name: str, label: Words, required: bool) -> Field:
    spoken = [line.text for line in desk.parts.lines]
    return Field(name=name, label=label, widget=Widget.LINES, required=required, value=spoken or [""])


def values(desk: Desk, name: str, label: Words, required: bool) -> Field:
    return Field(name=name, label=label, widget=Widget.SLOTS, required=required, slots=desk.parts.slots, value={})


def path(desk: Desk, name: str, label: Words, required: bool) -> Field | None:
    """Where it is optional, no way is drawn."""
    return Field(name=name, label=label, widget=Widget.PATH, required=True) if required else None


def installed(desk: Desk, name: str, label: Words, required: bool) -> Field:
    choices = tuple(Choice(value=value, label=text) for value, text in desk.installed[PLACES.get(name, name)] if value)
    if name == "weather":
        return Field(
            name=name, label=label, widget=Widget.CHIPS, choices=choices, value=[], hint=HINTS[name], required=True
        )
    return one_of(name, label, choices, required=required)


def nothing(desk: Desk, name: str, label: Words, required: bool) -> None:
    """Too fine for this page: the API takes it, and the storyboard editor what is like it."""


PLACES = {"move": "camera"}
"""Where the choices of an option have another name."""
INSTALLED = (
    "action",
    "framing",
    "genre",
    "mood",
    "motion",
    "move",
    "setting",
    "style",
    "time",
    "voice",
    "weather",
)
NAMED: dict[str, Make] = {
    **dict.fromkeys(INSTALLED, installed),
    "words": words,
    "newcomer": newcomer,
    "replaced": replaced,
    "what": anything,
    "who": anything,
    "thing": thing,
    "shot": shot,
    "speaker": speaker,
    "texts": texts,
    "values": values,
    "path": path,
    "camera": nothing,
    "seed": nothing,
}


def _faces(name: str, label: Words, people: list[Likeness], *, required: bool) -> Field:
    choices = tuple(Choice(value=one.handle, label=_handle(one.handle), likeness=one) for one in people)
    value = people[0].handle if len(people) == 1 else ""
    return Field(name=name, label=label, widget=Widget.FACES, required=required, choices=choices, value=value)


def _things(desk: Desk) -> tuple[Choice, ...]:
    return tuple(Choice(value=name, label=name) for name in desk.parts.things)


def _handle(handle: str) -> str:
    """People whom the engine made up are called by number."""
    if handle == "narrator":
        return _("The narrator")
    if handle.startswith("extra") and handle[5:].isdecimal():
        return _("Somebody made up, %(number)s") % {"number": handle[5:]}
    return f"@{handle}"
