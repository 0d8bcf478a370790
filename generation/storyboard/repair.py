"""An outline made strict: names become ids of what is installed, strangers become extras, the rest is listed."""

import difflib
from collections.abc import Sequence
from typing import Any, get_args

from generation.storyboard.glyphs import Glyphs
from generation.storyboard.outline import Outline, OutlineLine, OutlineShot, OutlineSubject
from generation.storyboard.pacing import paced
from generation.storyboard.schema import (
    MAX_SHOTS,
    NARRATOR,
    Daytime,
    Delivery,
    Framing,
    Language,
    Line,
    Music,
    Prop,
    PropMotion,
    Shot,
    Storyboard,
    Subject,
)
from generation.storyboard.script import fold, language_of
from generation.storyboard.vocabulary import Term, TermKind, Vocabulary

MAX_SUBJECTS = 4
MAX_PARTS = 24
"""Of things, and of lines, in one shot."""
MAX_TEXT = 400
CLOSE_ENOUGH = 0.75
"""difflib's ratio from which a name counts as misspelt."""


class Repair:
    """One outline; `unknown` collects what had to be left out."""

    def __init__(self, vocabulary: Vocabulary, glyphs: Glyphs, cast: Sequence[str]) -> None:
        self._vocabulary, self._glyphs = vocabulary, glyphs
        self._cast = {handle.casefold(): handle for handle in cast}
        self._strangers: dict[str, str] = {}
        self.unknown: list[str] = []

    def board(self, outline: Outline, *, prompt: str, seconds: float | None) -> Storyboard:
        language = language_of(prompt)
        shots = [self._shot(shot, language) for shot in outline.shots[:MAX_SHOTS]]
        self.unknown += [shot.text[:60] for shot in outline.shots[MAX_SHOTS:] if shot.text]
        mood = self._id(TermKind.MOOD, outline.mood) or self._usual(shots[0]).get("mood") or "happy"
        bpm = outline.bpm if outline.bpm is not None and 50 <= outline.bpm <= 200 else 110
        styles = self._vocabulary.ids(TermKind.STYLE)
        return Storyboard(
            language=language,
            style=self._id(TermKind.STYLE, outline.style) or ("clay" if "clay" in styles else min(styles)),
            music=Music(mood=mood, genre=self._id(TermKind.GENRE, outline.genre), bpm=bpm),
            captions=outline.captions,
            shots=paced(shots, seconds),
            planner="model",
            not_understood=tuple(dict.fromkeys(word[:60] for word in (*outline.not_understood, *self.unknown) if word)),
        )

    def _shot(self, outline: OutlineShot, language: Language) -> Shot:
        places = self._vocabulary.ids(TermKind.SETTING)
        setting = self._id(TermKind.SETTING, outline.setting) or ("open" if "open" in places else min(places))
        usual = self._defaults(setting)
        subjects = [self._subject(one, usual) for one in outline.subjects[:MAX_SUBJECTS]]
        self.unknown += [f"@{one.handle}" for one in outline.subjects[MAX_SUBJECTS:]]
        subjects = list({one.handle: one for one in subjects}.values())
        lines = [line for one in outline.lines[:MAX_PARTS] if (line := self._line(one, subjects, usual, language))]
        ids = self._ids(TermKind.WEATHER, outline.weather), self._ids(TermKind.EFFECT, outline.effects)
        return Shot(
            text=outline.text[:4000],
            seconds=1,
            setting=setting,
            time=_one_of(Daytime, outline.time) or _one_of(Daytime, usual.get("time", "")) or "day",
            weather=ids[0][:8],
            effects=ids[1][:4],
            framing=_one_of(Framing, outline.framing) or "wide",
            move=self._id(TermKind.CAMERA, outline.move) or self._still(),
            subjects=tuple(subjects),
            props=tuple(
                Prop(
                    name=prop.name[:60],
                    glyph=glyph.code if (glyph := self._glyphs.word(fold(prop.name))) else None,
                    motion=_one_of(PropMotion, prop.motion) or "static",
                    count=min(60, max(1, prop.count)),
                )
                for prop in outline.props[:MAX_PARTS]
                if prop.name.strip()
            ),
            lines=tuple(lines),
        )

    def _subject(self, outline: OutlineSubject, usual: dict[str, str]) -> Subject:
        outfits = self._vocabulary.ids(TermKind.OUTFIT)
        usual_outfit = usual.get("outfit", "hoodie")
        return Subject(
            handle=self._who(outline.handle),
            action=self._id(TermKind.ACTION, outline.action) or "idle",
            emotion=outline.emotion if outline.emotion in self._vocabulary.emotions else "neutral",
            outfit=self._id(TermKind.OUTFIT, outline.outfit)
            or (usual_outfit if usual_outfit in outfits else min(outfits)),
        )

    def _line(
        self, outline: OutlineLine, subjects: list[Subject], usual: dict[str, str], language: Language
    ) -> Line | None:
        """A speaker who is not in the shot joins it."""
        words = " ".join(outline.text.split())
        if not any(char.isalnum() for char in words):
            return None
        speaker = outline.speaker if outline.speaker == NARRATOR else self._who(outline.speaker)
        if speaker != NARRATOR and speaker not in {one.handle for one in subjects}:
            if len(subjects) >= MAX_SUBJECTS:
                self.unknown.append(words[:60])
                return None
            subjects.append(self._subject(OutlineSubject(handle=speaker, action="talk"), usual))
        return Line(
            speaker=speaker,
            text=words[:MAX_TEXT],
            language=_one_of(Language, outline.language) or language_of(words, language),
            delivery=_one_of(Delivery, outline.delivery) or "say",
        )

    def _who(self, handle: str) -> str:
        """A cast member; anybody else is an extra, the same one each time."""
        bare = handle.strip().lstrip("@").casefold()
        if bare in self._cast:
            return self._cast[bare]
        if bare in self._strangers.values():
            return bare
        if bare not in self._strangers:
            self._strangers[bare] = f"extra{len(self._strangers) + 1}"
        return self._strangers[bare]

    def _ids(self, kind: TermKind, names: Sequence[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(found for name in names if (found := self._id(kind, name))))

    def _id(self, kind: TermKind, name: str) -> str | None:
        """The plug-in of this id or name, or of the nearest name; None, and listed, where nothing is near."""
        wanted = fold(name.replace("_", " ").strip())
        if not wanted:
            return None
        names = self._names(kind)
        near = difflib.get_close_matches(wanted, names, n=1, cutoff=CLOSE_ENOUGH)
        if wanted in names or near:
            return names.get(wanted) or names[near[0]]
        self.unknown.append(name[:60])
        return None

    def _names(self, kind: TermKind) -> dict[str, str]:
        found: dict[str, str] = {}
        for term in self._terms(kind):
            for name in (term.id.replace("_", " "), *term.en, *term.zh):
                found.setdefault(fold(name), term.id)
        return found

    def _terms(self, kind: TermKind) -> list[Term]:
        return [term for term in self._vocabulary.terms if term.kind == kind]

    def _still(self) -> str:
        cameras = self._vocabulary.ids(TermKind.CAMERA)
        return "push" if "push" in cameras or not cameras else min(cameras)

    def _defaults(self, setting: str) -> dict[str, str]:
        return next(term.defaults for term in self._terms(TermKind.SETTING) if term.id == setting)

    def _usual(self, shot: Shot) -> dict[str, str]:
        return self._defaults(shot.setting)


def _one_of(kind: Any, value: str) -> Any:
    """`value` where the Literal has it, else None."""
    return value if value in get_args(kind) else None
