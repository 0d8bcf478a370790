"""How those who are shown want to look: carried into what is rendered, and never shown as the asker's words."""

import re
from collections.abc import Mapping
from dataclasses import replace

from generation.contracts import RenderSpec
from generation.storyboard.schema import Shot, Storyboard, Subject
from generation.storyboard.vocabulary import TermKind, Vocabulary


def with_wishes(spec: RenderSpec, wishes: Mapping[str, str], vocabulary: Vocabulary) -> RenderSpec:
    """`wishes` by handle, as the owners wrote them: `always wears a red hat`. Models read a sentence more in every shot
    that shows the person; where an outfit that can be drawn is named, they wear it.
    """
    told = {handle.casefold(): _sentence(handle, wish) for handle, wish in wishes.items() if wish.strip()}
    if not told:
        return spec
    worn = {handle: outfit for handle in told if (outfit := _outfit(told[handle], vocabulary))}
    board = None if spec.storyboard is None else _dressed(spec.storyboard, told, worn)
    return replace(spec, prompt=" ".join((spec.prompt, *told.values())), storyboard=board)


def _dressed(storyboard: Storyboard, told: Mapping[str, str], worn: Mapping[str, str]) -> Storyboard:
    shots = tuple(_shot(shot, told, worn) for shot in storyboard.shots)
    return storyboard.model_copy(update={"shots": shots})


def _shot(shot: Shot, told: Mapping[str, str], worn: Mapping[str, str]) -> Shot:
    """A shot without words of its own is rendered from the prompt, which says it already."""
    wishes = [told[subject.handle.casefold()] for subject in shot.subjects if subject.handle.casefold() in told]
    text = " ".join((shot.text, *dict.fromkeys(wishes))) if shot.text else ""
    return shot.model_copy(update={"text": text, "subjects": tuple(_clad(one, worn) for one in shot.subjects)})


def _clad(subject: Subject, worn: Mapping[str, str]) -> Subject:
    outfit = worn.get(subject.handle.casefold(), subject.outfit)
    return subject.model_copy(update={"outfit": outfit})


def _sentence(handle: str, wish: str) -> str:
    return f"@{handle} {' '.join(wish.split()).rstrip('.!')}."


def _outfit(sentence: str, vocabulary: Vocabulary) -> str:
    """The longest name of an outfit in it, else empty."""
    named = [
        (len(name), term.id)
        for term in vocabulary.terms
        if term.kind == TermKind.OUTFIT
        for name in (*term.en, *term.zh)
        if _says(sentence.casefold(), name.casefold())
    ]
    return max(named, default=(0, ""))[1]


def _says(text: str, name: str) -> bool:
    return name in text if not name.isascii() else bool(re.search(rf"\b{re.escape(name)}\b", text))
