"""What is refused before the server is asked."""

from generation.contracts import Capability, ReferenceKind, ReferenceRole, RenderSpec, SpecRejected
from generation.engines.boards import check_board
from generation.engines.studio.audio.voices.catalogue import Voices
from generation.storyboard.asking import parts_of
from generation.storyboard.pacing import says_too_much
from generation.storyboard.schema import Storyboard


def check_spec(spec: RenderSpec, able: Capability) -> None:
    """Raises SpecRejected `operation_not_offered`, `too_long`, `audio_not_offered`, `reference_role_not_offered`,
    `reference_kind_not_offered`, `too_many_references`, `reference_unreadable`, `strength_not_offered`, and the refusal
    of a StoryPart: the API has a field for none of them.
    """
    if spec.operation not in able.operations:
        raise SpecRejected(f"no {spec.operation.value} here", code="operation_not_offered")
    if spec.seconds > able.max_seconds:
        raise SpecRejected(f"{spec.seconds:g} s is more than {able.max_seconds:g} s", code="too_long")
    if spec.strength is not None:
        raise SpecRejected("the server takes no strength", code="strength_not_offered")
    if spec.storyboard and (parts := sorted(parts_of(spec.storyboard, spec.operation) - able.follows)):
        raise SpecRejected(f"the server takes no {parts[0].value}", code=parts[0].refusal)
    if spec.audio is not None:
        raise SpecRejected("the server hears no soundtrack", code="audio_not_offered")
    if not {one.role for one in spec.references} <= able.reference_roles | _voiced(spec):
        raise SpecRejected("the server takes no such reference", code="reference_role_not_offered")
    if not {one.kind for one in spec.references} <= able.reference_kinds:
        raise SpecRejected("the server takes no such reference", code="reference_kind_not_offered")
    for kind in (ReferenceKind.IMAGE, ReferenceKind.VIDEO):
        if sum(one.kind is kind for one in spec.references) > able.max_references:
            raise SpecRejected(f"more than {able.max_references} references", code="too_many_references")
    if not all(one.path.is_file() for one in spec.references):
        raise SpecRejected("a reference cannot be read", code="reference_unreadable")


def check_story(board: Storyboard, spec: RenderSpec, voices: Voices) -> None:
    """Raises SpecRejected as boards.check_board does, for voices that are not installed, `lines_too_long`."""
    check_board(board, spec.references)
    voices.check(board)
    if says_too_much(board, spec.seconds):
        raise SpecRejected("the lines can not be spoken in this length", code="lines_too_long")


def _voiced(spec: RenderSpec) -> frozenset[ReferenceRole]:
    """A voice is nobody's picture: its role asks nothing of the server."""
    return frozenset(one.role for one in spec.references if one.kind is ReferenceKind.VOICE)
