"""The storyboard of a spec, held against what came with it. Every engine asks here before any work."""

from collections.abc import Iterable

from generation.contracts import Reference, ReferenceKind, ReferenceRole, RenderSpec, SpecRejected
from generation.engines.studio.plugins import registry
from generation.storyboard.glyphs import Glyphs
from generation.storyboard.planner import plan
from generation.storyboard.schema import NARRATOR, Storyboard

_EXTRA = "extra"


def check_board(board: Storyboard, references: Iterable[Reference]) -> None:
    """Raises SpecRejected where a plug-in, somebody or something is named that is not there: as registry.check does,
    `reference_missing`, `speaker_missing`, `material_missing`, `reference_kind`.
    """
    registry.check(board)
    seen = [one for one in references if one.kind is not ReferenceKind.VOICE]
    people = {one.handle for one in seen}
    if not all(handle in people or is_extra(handle) for handle in board.handles):
        raise SpecRejected("somebody in the storyboard has no reference picture", code="reference_missing")
    given = {one.handle: one.kind for one in seen if one.role is ReferenceRole.MATERIAL}
    for shot in board.shots:
        if not {line.speaker for line in shot.lines} <= {NARRATOR, *(subject.handle for subject in shot.subjects)}:
            raise SpecRejected("a line is spoken by somebody who is not in its shot", code="speaker_missing")
        frames = [name for name in (shot.first_frame, shot.last_frame) if name is not None]
        if not given.keys() >= shot.given or (shot.beside and not shot.material):
            raise SpecRejected("a shot is filled with something that is not given", code="material_missing")
        if any(given[name] is not ReferenceKind.IMAGE for name in frames):
            raise SpecRejected("a shot begins and ends with pictures", code="reference_kind")


def is_extra(handle: str) -> bool:
    """People whom nobody enrolled: `extra1`, `extra2`."""
    return handle.startswith(_EXTRA) and handle.removeprefix(_EXTRA).isdigit()


def planned(spec: RenderSpec, glyphs: Glyphs) -> Storyboard:
    """Of a spec without one: its people and characters are the cast, material is not. Raises as the planner does."""
    shown = (one for one in spec.references if one.kind is not ReferenceKind.VOICE)
    return plan(
        spec.prompt,
        cast=[one.handle for one in shown if one.role is not ReferenceRole.MATERIAL],
        vocabulary=registry.vocabulary(),
        glyphs=glyphs,
        seconds=spec.seconds,
        seed=spec.seed,
    )
