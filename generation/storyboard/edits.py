"""What can be done to a finished storyboard: every edit is a model that remixing and the editor fill, and one pure
function applies it.
"""

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from generation.contracts import Operation, SpecRejected
from generation.storyboard.schema import (
    MAX_SHOTS,
    CameraKey,
    Daytime,
    Handle,
    Line,
    Material,
    Music,
    Name,
    Part,
    PathPoint,
    Prop,
    Shot,
    Storyboard,
    Subject,
)

ShotNumber = Annotated[int, Field(ge=0, lt=MAX_SHOTS)]


class Extend(Part):
    operation: Literal[Operation.EXTEND] = Operation.EXTEND
    side: Literal["before", "after"] = "after"
    shots: tuple[Shot, ...] = Field(min_length=1, max_length=MAX_SHOTS)


class Loop(Part):
    operation: Literal[Operation.LOOP] = Operation.LOOP


class Swap(Part):
    """`handle` becomes `by` wherever it acts or speaks; a thing of that name becomes the thing given."""

    operation: Literal[Operation.SWAP] = Operation.SWAP
    handle: Handle
    by: Handle | Prop


class Add(Part):
    """Somebody or something joins one shot, or all of them where `shot` is None."""

    operation: Literal[Operation.ADD] = Operation.ADD
    what: Subject | Prop
    shot: ShotNumber | None = None


class Remove(Part):
    """Somebody, with their lines, or a thing by its name leaves every shot."""

    operation: Literal[Operation.REMOVE] = Operation.REMOVE
    handle: Handle


class Restyle(Part):
    operation: Literal[Operation.RESTYLE] = Operation.RESTYLE
    style: Name


class Relight(Part):
    operation: Literal[Operation.RELIGHT] = Operation.RELIGHT
    time: Daytime


class Revoice(Part):
    """Another voice for everybody, or for one `speaker`; `texts` replace that speaker's lines in order."""

    operation: Literal[Operation.REVOICE] = Operation.REVOICE
    voice: str | None = Field(default=None, min_length=1, max_length=60)
    speaker: Handle | None = None
    texts: tuple[Annotated[str, Field(min_length=1, max_length=400)], ...] = ()


class Rescore(Part):
    operation: Literal[Operation.RESCORE] = Operation.RESCORE
    music: Music


class Caption(Part):
    operation: Literal[Operation.CAPTION] = Operation.CAPTION
    captions: bool = True


class MotionPath(Part):
    """`handle` is a subject's handle or a thing's name."""

    operation: Literal[Operation.MOTION_PATH] = Operation.MOTION_PATH
    shot: ShotNumber
    handle: Handle
    path: tuple[PathPoint, ...] = Field(max_length=24)


class CameraOverride(Part):
    operation: Literal[Operation.CAMERA] = Operation.CAMERA
    shot: ShotNumber
    camera: tuple[CameraKey, ...] = Field(default=(), max_length=24)
    move: Name | None = None


Edit = Annotated[
    Extend | Loop | Swap | Add | Remove | Restyle | Relight | Revoice | Rescore | Caption | MotionPath | CameraOverride,
    Field(discriminator="operation"),
]
EDIT: TypeAdapter[Edit] = TypeAdapter(Edit)
"""Reads an edit from JSON."""


def apply(storyboard: Storyboard, edit: Edit) -> Storyboard:
    """Raises SpecRejected `edit_refused` where it names somebody, something or a shot that is not there."""
    match edit:
        case Extend():
            shots = (*edit.shots, *storyboard.shots) if edit.side == "before" else (*storyboard.shots, *edit.shots)
            return _board(storyboard, shots=shots, loop=False)
        case Loop():
            return _board(storyboard, loop=True)
        case Restyle():
            return _board(storyboard, style=edit.style)
        case Rescore():
            return _board(storyboard, music=edit.music)
        case Caption():
            return _board(storyboard, captions=edit.captions)
        case Relight():
            return _board(storyboard, shots=tuple(_with(shot, time=edit.time) for shot in storyboard.shots))
        case Swap():
            return _changed(storyboard, edit.handle, [_swapped(shot, edit) for shot in storyboard.shots])
        case Remove():
            return _changed(storyboard, edit.handle, [_without(shot, edit.handle) for shot in storyboard.shots])
        case Revoice():
            return _revoiced(storyboard, edit)
        case Add():
            there = range(len(storyboard.shots)) if edit.shot is None else (edit.shot,)
            return _at(storyboard, there, [_joined(shot, edit.what) for shot in storyboard.shots])
        case MotionPath():
            moved = [_moved(shot, edit) if n == edit.shot else shot for n, shot in enumerate(storyboard.shots)]
            return _changed(storyboard, edit.handle, moved)
        case CameraOverride():
            keys = {"camera": edit.camera} | ({"move": edit.move} if edit.move else {})
            return _at(storyboard, (edit.shot,), [_with(shot, **keys) for shot in storyboard.shots])


def stitched(boards: Sequence[Storyboard], *, blend_s: float = 0.0) -> Storyboard:
    """One clip after the other, each but the first beginning with a dissolve of `blend_s` seconds; style and music are
    the first one's. Raises SpecRejected `edit_refused` where the shots are too many.
    """
    shots = list(boards[0].shots)
    for board in boards[1:]:
        change = {"transition": "dissolve", "transition_s": blend_s} if blend_s else {"transition": "cut"}
        shots += [_with(board.shots[0], **change), *board.shots[1:]]
    return _board(boards[0], shots=tuple(shots), loop=False)


def material_board(reference: str, *, seconds: float, style: str = "natural") -> Storyboard:
    """A given picture or video as a clip of its own, as it is: what other edits start from."""
    shot = Shot(seconds=seconds, setting="open", move="static", material=Material(reference=reference))
    return Storyboard(style=style, music=Music(mood="none"), captions=False, shots=(shot,))


def _board(storyboard: Storyboard, **changes: object) -> Storyboard:
    """Validated again: a storyboard that grew may be too long."""
    try:
        return Storyboard.model_validate({**dict(storyboard), **changes})
    except ValueError as error:
        raise SpecRejected("the storyboard would break its own rules", code="edit_refused") from error


def _with(shot: Shot, **changes: object) -> Shot:
    return shot.model_copy(update=changes)


def _at(storyboard: Storyboard, numbers: range | tuple[int, ...], changed: list[Shot]) -> Storyboard:
    if any(number >= len(storyboard.shots) for number in numbers):
        raise SpecRejected("there is no such shot", code="edit_refused")
    shots = tuple(changed[number] if number in numbers else shot for number, shot in enumerate(storyboard.shots))
    return _board(storyboard, shots=shots)


def _changed(storyboard: Storyboard, handle: str, shots: list[Shot]) -> Storyboard:
    if shots == list(storyboard.shots):
        raise SpecRejected("nobody and nothing of that name is in the storyboard", code="edit_refused")
    return _board(storyboard, shots=tuple(shots))


def _swapped(shot: Shot, edit: Swap) -> Shot:
    if isinstance(edit.by, Prop):
        kept = {"motion", "count", "path"}
        new = edit.by
        props = tuple(
            new.model_copy(update={key: getattr(prop, key) for key in kept}) if prop.name == edit.handle else prop
            for prop in shot.props
        )
        return _with(shot, props=props)
    subjects = tuple(
        one.model_copy(update={"handle": edit.by}) if one.handle == edit.handle else one for one in shot.subjects
    )
    lines = tuple(
        line.model_copy(update={"speaker": edit.by}) if line.speaker == edit.handle else line for line in shot.lines
    )
    if len({one.handle for one in subjects}) < len(subjects):
        raise SpecRejected("they are in this shot already", code="edit_refused")
    return _with(shot, subjects=subjects, lines=lines)


def _without(shot: Shot, handle: str) -> Shot:
    return _with(
        shot,
        subjects=tuple(one for one in shot.subjects if one.handle != handle),
        lines=tuple(line for line in shot.lines if line.speaker != handle),
        props=tuple(prop for prop in shot.props if prop.name != handle),
    )


def _joined(shot: Shot, what: Subject | Prop) -> Shot:
    if isinstance(what, Prop):
        return _with(shot, props=(*shot.props, what))
    others = tuple(one for one in shot.subjects if one.handle != what.handle)
    return _with(shot, subjects=(*others, what))


def _moved(shot: Shot, edit: MotionPath) -> Shot:
    path = {"path": edit.path}
    return _with(
        shot,
        subjects=tuple(one.model_copy(update=path) if one.handle == edit.handle else one for one in shot.subjects),
        props=tuple(prop.model_copy(update=path) if prop.name == edit.handle else prop for prop in shot.props),
    )


def _revoiced(storyboard: Storyboard, edit: Revoice) -> Storyboard:
    texts = list(edit.texts)

    def spoken(line: Line) -> Line:
        if edit.speaker not in (None, line.speaker):
            return line
        changes: dict[str, object] = {"voice": edit.voice} if edit.voice else {}
        if texts:
            changes["text"] = texts.pop(0)
        return line.model_copy(update=changes)

    shots = tuple(_with(shot, lines=tuple(spoken(line) for line in shot.lines)) for shot in storyboard.shots)
    if texts or shots == storyboard.shots:
        raise SpecRejected("there is no such line to speak", code="edit_refused")
    return _board(storyboard, shots=shots)
