"""A spec as a story ready to be made: everything that can be refused is refused here."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from generation.contracts import RenderSpec
from generation.engines.boards import check_board, planned
from generation.engines.diffusion.checks import check_spec
from generation.engines.diffusion.needs import check_offered, needs
from generation.engines.diffusion.orders import Orders
from generation.engines.diffusion.sound import score
from generation.engines.diffusion.story import story_of
from generation.engines.prompting.faces import likenesses, pictures
from generation.engines.prompting.material import Given
from generation.engines.prompting.staging import staged
from generation.manifests.schema import Manifest
from generation.manifests.traits import Traits
from generation.storyboard.glyphs import Glyphs
from generation.storyboard.schema import Storyboard


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """`people` are the pictures of those whose faces are to be recognised; `notes` are for the report."""

    board: Storyboard
    orders: Orders
    people: dict[str, np.ndarray]
    notes: tuple[str, ...]


def read(spec: RenderSpec, manifest: Manifest, traits: Traits, *, assets: Path, glyphs: Callable[[], Glyphs]) -> Ready:
    """Raises SpecRejected as checks, boards, faces.pictures, material.Given, sound.score and the planner do;
    EngineUnavailable `face_pack_missing`.
    """
    check_spec(spec, manifest)
    if spec.storyboard is not None:
        check_board(spec.storyboard, spec.references)
    faces = pictures(spec.references, assets)
    given = Given(spec.references)
    board = staged(spec.storyboard or planned(spec, glyphs()), spec, given)
    check_board(board, spec.references)
    spec = replace(spec, storyboard=board)
    heard = score(spec, manifest, assets=assets)
    timed = heard.timeline.shots if heard.timeline else ()
    sound = manifest.makes_sound and heard.keeps
    story = story_of(board, spec, manifest, timed=timed, given=given, pictured=faces, sound=sound)
    check_offered(needs(story, spec.operation), manifest, masked=given.masked)
    orders = Orders(
        story=story, spec=spec, manifest=manifest, given=given, score=heard, faces=faces, voices=traits.voices
    )
    wanted = likenesses(spec.references)
    people = {handle: picture for handle, picture in faces.items() if handle in wanted}
    return Ready(board=board, orders=orders, people=people, notes=(*heard.notes, *story.notes))
