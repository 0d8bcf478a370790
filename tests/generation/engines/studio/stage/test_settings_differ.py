"""Places are other places, not the same one in another colour."""

from itertools import combinations

import cv2
import numpy as np

from generation.engines.studio.plugins import registry
from generation.engines.studio.stage.renderer import FrameRenderer
from generation.storyboard.schema import Shot
from generation.storyboard.vocabulary import TermKind
from tests.generation.engines.studio.stage.clips import clip

LEAST = 0.25
"""Of 2: how unlike two drawings must be, light and colour taken out of them."""


def drawing(rgb: np.ndarray) -> np.ndarray:
    """What is where: brightness against its surroundings, in units of its own spread, float [80, 45]."""
    grey = cv2.cvtColor(cv2.resize(rgb, (45, 80), interpolation=cv2.INTER_AREA), cv2.COLOR_RGB2GRAY).astype(np.float32)
    detail = cv2.GaussianBlur(grey, (0, 0), 1.0) - cv2.GaussianBlur(grey, (0, 0), 10.0)
    return detail / max(1e-3, float(detail.std()))


def test_every_place_is_drawn_differently(assets):
    drawings = {
        name: drawing(FrameRenderer(clip(Shot(seconds=1, setting=name, move="static")), {}, assets).frame(4))
        for name in registry.installed(TermKind.SETTING)
    }
    alike = {
        (one, other): 1 - float((drawings[one] * drawings[other]).mean()) for one, other in combinations(drawings, 2)
    }
    assert len(drawings) >= 24
    assert {pair: round(far, 3) for pair, far in alike.items() if far < LEAST} == {}


def test_places_have_many_names_in_both_languages():
    terms = [plugin.term for plugin in registry.installed(TermKind.SETTING).values()]
    assert sum(len(term.en) for term in terms) >= 80
    assert sum(len(term.zh) for term in terms) >= 80
    assert all(term.en and term.zh for term in terms)


def test_there_is_enough_of_every_kind():
    least = {
        TermKind.SETTING: 24,
        TermKind.ACTION: 30,
        TermKind.OUTFIT: 12,
        TermKind.STYLE: 10,
        TermKind.WEATHER: 10,
        TermKind.EFFECT: 8,
        TermKind.CAMERA: 12,
        TermKind.MOOD: 8,
        TermKind.GENRE: 6,
    }
    assert {
        kind: len(registry.installed(kind)) for kind, few in least.items() if len(registry.installed(kind)) < few
    } == {}


def test_no_two_plugins_of_a_kind_share_a_name():
    for kind in TermKind:
        owners: dict[str, str] = {}
        for plugin in registry.installed(kind).values():
            for name in (*plugin.term.en, *plugin.term.zh):
                assert owners.setdefault(name, plugin.term.id) == plugin.term.id, f"{kind}: {name}"
