"""Which head somebody gets: photographed, cut out, or drawn for people nobody enrolled."""

from generation.engines.studio.head.character import CharacterHead
from generation.engines.studio.head.drawn import DrawnHead
from generation.engines.studio.head.photo import PhotoHead
from generation.engines.studio.head.puppet import Puppet
from generation.engines.studio.references import Person
from vision.character import Character
from vision.contracts import Identity


def head_of(person: Person | None, seed: int) -> PhotoHead | CharacterHead | DrawnHead:
    """A Puppet, which is a CharacterHead, brings its body along; `seed` chooses a drawn one's looks."""
    if isinstance(person, Identity):
        return PhotoHead(person)
    if isinstance(person, Character):
        return CharacterHead(person) if person.bust else Puppet(person)
    return DrawnHead(seed)
