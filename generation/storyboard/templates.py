"""A template: a storyboard with slots that others fill with their own people, words, things and places."""

import re
from collections.abc import Mapping
from itertools import count
from typing import Annotated, Literal

from pydantic import Field

from generation.contracts import SpecRejected
from generation.storyboard.glyphs import Glyphs
from generation.storyboard.schema import NARRATOR, Line, Name, Part, Prop, Shot, Storyboard, Subject
from generation.storyboard.script import fold
from generation.storyboard.vocabulary import TermKind, Vocabulary

MAX_VALUE = 400
MOST_SLOTS = 40
_DRAWN = re.compile(r"extra\d+\Z")

Slot = Annotated["PersonSlot | LineSlot | ThingSlot | PlaceSlot", Field(discriminator="kind")]


class _Slot(Part):
    """`name` stands in the storyboard where the value goes; `default` where nobody gives one, "" when one must."""

    name: Name
    label: str = Field(min_length=1, max_length=80)
    default: str = Field(default="", max_length=MAX_VALUE)


class PersonSlot(_Slot):
    """The handle of a subject and of its lines."""

    kind: Literal["person"] = "person"


class LineSlot(_Slot):
    """The whole text of the line that reads `{name}`."""

    kind: Literal["line"] = "line"


class ThingSlot(_Slot):
    """The name of a prop; its picture is looked up."""

    kind: Literal["thing"] = "thing"


class PlaceSlot(_Slot):
    """The setting of shots."""

    kind: Literal["place"] = "place"


class Template(Part):
    version: Literal[1] = 1
    title: str = Field(min_length=1, max_length=80)
    storyboard: Storyboard
    slots: tuple[Slot, ...] = Field(default=(), max_length=MOST_SLOTS)


def slots(storyboard: Storyboard) -> tuple[Slot, ...]:
    """For everybody cast, every spoken line and every thing; what was there is the default, people excepted."""
    lines = [line for shot in storyboard.shots for line in shot.lines]
    return (
        *(PersonSlot(name=name, label=f"@{handle}") for handle, name in _people(storyboard).items()),
        *(LineSlot(name=f"line{at}", label=line.text[:80], default=line.text) for at, line in enumerate(lines, 1)),
        *(ThingSlot(name=name, label=thing[:80], default=thing) for thing, name in _things(storyboard).items()),
    )


def _people(storyboard: Storyboard) -> dict[str, str]:
    """Slot by handle."""
    people = [handle for handle in storyboard.handles if not _DRAWN.match(handle)]
    return {handle: f"person{at}" for at, handle in enumerate(people, 1)}


def _things(storyboard: Storyboard) -> dict[str, str]:
    """Slot by name."""
    things = dict.fromkeys(prop.name for shot in storyboard.shots for prop in shot.props)
    return {thing: f"thing{at}" for at, thing in enumerate(things, 1)}


def template_of(storyboard: Storyboard, title: str) -> Template:
    """References that shots take as material or as frames stay behind.

    Raises SpecRejected `too_many_parts`, and ValidationError for a title that is none.
    """
    found = slots(storyboard)
    if len(found) > MOST_SLOTS:
        raise SpecRejected(f"a template has at most {MOST_SLOTS} slots", code="too_many_parts")
    people, goods, spoken = _people(storyboard), _things(storyboard), count(1)
    shots = tuple(
        shot.model_copy(
            update={
                "text": "",
                "material": None,
                "beside": None,
                "first_frame": None,
                "last_frame": None,
                "lines": tuple(
                    _spoken(line, people.get(line.speaker, line.speaker), f"{{line{next(spoken)}}}")
                    for line in shot.lines
                ),
                "subjects": tuple(_named(one, people.get(one.handle, one.handle)) for one in shot.subjects),
                "props": tuple(prop.model_copy(update={"name": goods[prop.name]}) for prop in shot.props),
            }
        )
        for shot in storyboard.shots
    )
    board = storyboard.model_copy(update={"shots": shots, "not_understood": ()})
    return Template(title=title, storyboard=board, slots=found)


def fill(template: Template, values: Mapping[str, str], *, vocabulary: Vocabulary, glyphs: Glyphs) -> Storyboard:
    """Raises SpecRejected `slot_empty`, `slot_unknown`, `slot_too_long`, `setting_unknown`."""
    asked = {slot.name: slot for slot in template.slots}
    if not asked.keys() >= values.keys():
        raise SpecRejected("the template has no such slot", code="slot_unknown")
    given = {name: (values.get(name, "").strip() or slot.default) for name, slot in asked.items()}
    if not all(given.values()):
        raise SpecRejected("a slot of the template is empty", code="slot_empty")
    if any(len(value) > MAX_VALUE for value in given.values()):
        raise SpecRejected(f"a slot holds at most {MAX_VALUE} characters", code="slot_too_long")
    people = {name: given[name].lstrip("@") for name, slot in asked.items() if isinstance(slot, PersonSlot)}
    lines = {f"{{{name}}}": given[name] for name, slot in asked.items() if isinstance(slot, LineSlot)}
    things = {name: slot for name, slot in asked.items() if isinstance(slot, ThingSlot)}
    places = {name: given[name] for name, slot in asked.items() if isinstance(slot, PlaceSlot)}
    if not vocabulary.ids(TermKind.SETTING) >= set(places.values()):
        raise SpecRejected("no such setting", code="setting_unknown")

    def filled(shot: Shot) -> Shot:
        return shot.model_copy(
            update={
                "setting": places.get(shot.setting, shot.setting),
                "subjects": tuple(_named(one, people.get(one.handle, one.handle)) for one in shot.subjects),
                "lines": tuple(
                    _spoken(line, people.get(line.speaker, line.speaker), lines.get(line.text, line.text))
                    for line in shot.lines
                ),
                "props": tuple(
                    _thing(prop, given[prop.name], slot, glyphs) if (slot := things.get(prop.name)) else prop
                    for prop in shot.props
                ),
            }
        )

    board = template.storyboard
    return Storyboard.model_validate({**dict(board), "shots": tuple(filled(shot) for shot in board.shots)})


def _named(subject: Subject, handle: str) -> Subject:
    return subject.model_copy(update={"handle": handle})


def _spoken(line: Line, speaker: str, text: str) -> Line:
    return line.model_copy(update={"speaker": speaker if line.speaker != NARRATOR else NARRATOR, "text": text})


def _thing(prop: Prop, name: str, slot: ThingSlot, glyphs: Glyphs) -> Prop:
    """A thing without a picture of its own has none, and is not shown as another."""
    found = glyphs.word(fold(name))
    glyph = prop.glyph if name == slot.default else found and found.code
    return prop.model_copy(update={"name": name[:60], "glyph": glyph})
