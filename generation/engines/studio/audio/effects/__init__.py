"""Sound effects by name, synthesised: single sounds, and ambiences that loop without a seam. A module a theme."""

from generation.engines.studio.audio.effects import (
    animals,
    impacts,
    machines,
    nature,
    notes,
    people,
    places,
    things,
    water,
)
from generation.engines.studio.audio.effects.catalogue import AMBIENCES, EFFECTS, effect

__all__ = ("AMBIENCES", "EFFECTS", "THEMES", "effect")

THEMES = (animals, impacts, machines, nature, notes, people, places, things, water)
