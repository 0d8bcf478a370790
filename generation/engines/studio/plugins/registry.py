"""Finds the plug-ins: every module in the folders below holds one `TERM`, its id and its names in English and Chinese."""

import importlib
import pkgutil
from functools import cache
from types import ModuleType

from generation.contracts import SpecRejected
from generation.engines.studio import plugins
from generation.storyboard.schema import Storyboard
from generation.storyboard.vocabulary import TermKind, Vocabulary

FOLDERS = {
    TermKind.SETTING: "settings",
    TermKind.ACTION: "actions",
    TermKind.OUTFIT: "outfits",
    TermKind.WEATHER: "weather",
    TermKind.STYLE: "styles",
    TermKind.MOOD: "moods",
}
EMOTIONS = frozenset({"neutral", "happy", "sad", "surprised"})


@cache
def installed(kind: TermKind) -> dict[str, ModuleType]:
    """Modules by plug-in id, in order of their names."""
    package = importlib.import_module(f"{plugins.__name__}.{FOLDERS[kind]}")
    names = sorted(found.name for found in pkgutil.iter_modules(package.__path__))
    modules = [importlib.import_module(f"{package.__name__}.{name}") for name in names]
    return {module.TERM.id: module for module in modules}


@cache
def vocabulary() -> Vocabulary:
    """Every plug-in's term, for the planner."""
    return Vocabulary(terms=tuple(module.TERM for kind in FOLDERS for module in installed(kind).values()))


def check(storyboard: Storyboard) -> None:
    """Raises SpecRejected when the storyboard names a plug-in that is not installed."""
    known = vocabulary()
    asked: list[tuple[TermKind, str]] = [(TermKind.STYLE, storyboard.style), (TermKind.MOOD, storyboard.music.mood)]
    for shot in storyboard.shots:
        asked.append((TermKind.SETTING, shot.setting))
        asked += [(TermKind.WEATHER, name) for name in shot.weather]
        for subject in shot.subjects:
            asked += [(TermKind.ACTION, subject.action), (TermKind.OUTFIT, subject.outfit)]
            if subject.emotion not in EMOTIONS:
                raise SpecRejected(f"no such emotion: {subject.emotion}")
    for kind, name in asked:
        if name not in known.ids(kind):
            raise SpecRejected(f"no such {kind.value}: {name}")
