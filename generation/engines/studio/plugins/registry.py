"""Finds the plug-ins: every module in the folders below holds one `PLUGIN`."""

import importlib
import pkgutil
from functools import cache
from typing import TypeVar

from generation.contracts import SpecRejected
from generation.engines.studio import plugins
from generation.engines.studio.plugins.base import (
    ActionPlugin,
    CameraPlugin,
    EffectPlugin,
    GenrePlugin,
    MoodPlugin,
    OutfitPlugin,
    Plugin,
    SettingPlugin,
    StylePlugin,
    WeatherPlugin,
)
from generation.engines.studio.stage.feelings import FEELINGS
from generation.storyboard.schema import Storyboard
from generation.storyboard.vocabulary import TermKind, Vocabulary

FOLDERS = {
    TermKind.SETTING: "settings",
    TermKind.ACTION: "actions",
    TermKind.OUTFIT: "outfits",
    TermKind.WEATHER: "weather",
    TermKind.STYLE: "styles",
    TermKind.MOOD: "moods",
    TermKind.GENRE: "genres",
    TermKind.CAMERA: "cameras",
    TermKind.EFFECT: "effects",
}
EMOTIONS = frozenset(FEELINGS)
P = TypeVar(
    "P",
    SettingPlugin,
    ActionPlugin,
    OutfitPlugin,
    WeatherPlugin,
    StylePlugin,
    MoodPlugin,
    GenrePlugin,
    CameraPlugin,
    EffectPlugin,
)


@cache
def installed(kind: TermKind) -> dict[str, Plugin]:
    """Plug-ins of one kind by id, in order of their modules' names."""
    package = importlib.import_module(f"{plugins.__name__}.{FOLDERS[kind]}")
    names = sorted(found.name for found in pkgutil.iter_modules(package.__path__))
    found: list[Plugin] = [importlib.import_module(f"{package.__name__}.{name}").PLUGIN for name in names]
    return {plugin.term.id: plugin for plugin in found}


@cache
def vocabulary() -> Vocabulary:
    """Every plug-in's term, and the emotions, for the planner."""
    terms = tuple(plugin.term for kind in FOLDERS for plugin in installed(kind).values())
    return Vocabulary(terms=terms, emotions=tuple(sorted(EMOTIONS)))


def check(storyboard: Storyboard) -> None:
    """Raises SpecRejected when the storyboard names a plug-in that is not installed, or an unknown emotion."""
    check_drawn(storyboard)
    _find(TermKind.MOOD, storyboard.music.mood)
    if storyboard.music.genre is not None:
        _find(TermKind.GENRE, storyboard.music.genre)


def check_drawn(storyboard: Storyboard) -> None:
    """The same of what is seen. Who draws needs no music, and its instruments take seconds to import."""
    _find(TermKind.STYLE, storyboard.style)
    for shot in storyboard.shots:
        _find(TermKind.SETTING, shot.setting)
        _find(TermKind.CAMERA, shot.move)
        for name in shot.weather:
            _find(TermKind.WEATHER, name)
        for name in shot.effects:
            _find(TermKind.EFFECT, name)
        for subject in shot.subjects:
            _find(TermKind.ACTION, subject.action)
            _find(TermKind.OUTFIT, subject.outfit)
            if subject.emotion not in EMOTIONS:
                raise SpecRejected(f"no such emotion: {subject.emotion}")


def setting(name: str) -> SettingPlugin:
    return _typed(SettingPlugin, TermKind.SETTING, name)


def action(name: str) -> ActionPlugin:
    return _typed(ActionPlugin, TermKind.ACTION, name)


def outfit(name: str) -> OutfitPlugin:
    return _typed(OutfitPlugin, TermKind.OUTFIT, name)


def weather(name: str) -> WeatherPlugin:
    return _typed(WeatherPlugin, TermKind.WEATHER, name)


def style(name: str) -> StylePlugin:
    return _typed(StylePlugin, TermKind.STYLE, name)


def mood(name: str) -> MoodPlugin:
    return _typed(MoodPlugin, TermKind.MOOD, name)


def genre(name: str) -> GenrePlugin:
    return _typed(GenrePlugin, TermKind.GENRE, name)


def camera(name: str) -> CameraPlugin:
    return _typed(CameraPlugin, TermKind.CAMERA, name)


def effect(name: str) -> EffectPlugin:
    return _typed(EffectPlugin, TermKind.EFFECT, name)


def _find(kind: TermKind, name: str) -> Plugin:
    plugin = installed(kind).get(name)
    if plugin is None:
        raise SpecRejected(f"no such {kind.value}: {name}")
    return plugin


def _typed(expected: type[P], kind: TermKind, name: str) -> P:
    plugin = _find(kind, name)
    if not isinstance(plugin, expected):
        raise SpecRejected(f"{name} is not a {kind.value}")
    return plugin
