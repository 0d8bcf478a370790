"""The clip with another clip's soundtrack: its people move to that."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from common.errors import Invalid
from generation.contracts import Operation
from generation.storyboard.schema import Shot, Storyboard
from remix.contracts import Given, Options, Parent
from remix.kinds.base import Kind
from remix.kinds.films import words_in
from remix.kinds.mentions import told
from remix.kinds.soundtracks import sound_of
from remix.states import RemixKind


class SoundOptions(Options):
    """Nothing to choose: the first clip is seen, the second one is heard from its beginning, as long as the first."""


class Sound(Kind[SoundOptions]):
    name = RemixKind.SOUND
    label = _("Use another clip's sound")
    operation = Operation.TEXT_TO_VIDEO
    parents = (2, 2)
    Options = SoundOptions

    def board(self, options: SoundOptions, parents: Sequence[Parent]) -> Storyboard:
        """Raises Invalid same_clip."""
        seen, heard = parents
        if seen.clip.pk == heard.clip.pk:
            raise Invalid("same_clip", _("Choose the sound of another clip."))
        return seen.storyboard.model_copy(
            update={"captions": False, "shots": tuple(_silent(shot) for shot in seen.storyboard.shots)}
        )

    def given(self, options: SoundOptions, parents: Sequence[Parent]) -> tuple[Given, ...]:
        return (sound_of(1),)

    def words(self, options: SoundOptions, parents: Sequence[Parent]) -> str:
        return told(parents[0].words, words_in(parents[1]))


def _silent(shot: Shot) -> Shot:
    """Nothing of its own is said in it, and films in it are not heard."""
    halves = {"material": shot.material, "beside": shot.beside}
    muted = {name: film and film.model_copy(update={"sound": 0.0}) for name, film in halves.items()}
    return shot.model_copy(update={"lines": (), **muted})
