"""Clauses into shots: what a clause leaves open is inherited or a default, and spoken lines get their close-up."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from generation.storyboard import doers
from generation.storyboard.glyphs import Glyphs
from generation.storyboard.meaning import Actor, Choice, Clause, Said, Thing
from generation.storyboard.people import People
from generation.storyboard.schema import (
    NARRATOR,
    Daytime,
    Delivery,
    Framing,
    Language,
    Line,
    Prop,
    Shot,
    Subject,
    Transition,
)
from generation.storyboard.script import fold, language_of
from generation.storyboard.vocabulary import Term, TermKind, Vocabulary

FALLING_COUNT = 40
MAX_EFFECTS, MAX_SUBJECTS = 4, 4
MAX_PROPS = 16
"""Of a clause; rain of the shot before and a place's own picture may join them."""
MOST_PROPS, MOST_WEATHER, MOST_LINES = 24, 8, 60
"""Of a shot; lines beyond are listed."""
PLURAL_COUNT = 3
_QUIET = ("idle", "talk")
_MOVES: dict[str, tuple[str, ...]] = {
    "wide": ("push", "push", "orbit", "crane"),
    "medium": ("push", "orbit", "pan"),
    "close": ("push", "push", "static"),
}
_NEXT_FRAMING: tuple[Framing, ...] = ("wide", "medium", "close", "medium")


@dataclass(slots=True)
class _Take:
    framing: Framing | None
    actors: list[tuple[Actor, str]]
    lines: list[Said]
    detail: bool = False


class Coverage:
    """Turns the clauses of one prompt, in order, into shots; `unknown` collects what had to be left out."""

    def __init__(self, vocabulary: Vocabulary, glyphs: Glyphs, people: People, language: Language, seed: int) -> None:
        self._settings = {term.id: term for term in vocabulary.terms if term.kind == TermKind.SETTING}
        self._actions = vocabulary.ids(TermKind.ACTION)
        self._outfits = vocabulary.ids(TermKind.OUTFIT)
        self._glyphs = glyphs
        self._people = people
        self._language = language
        self._random = random.Random(seed)
        self._last: Shot | None = None
        self.opening: str | None = None
        """Where a prompt begins that names its place only later."""
        self._worn: dict[str, str] = {}
        self._felt: dict[str, str] = {}
        self.unknown: list[str] = []

    def follow(self, shot: Shot) -> None:
        """What clauses leave open is as it is in this shot."""
        self._last = shot
        self._worn = {one.handle: one.outfit for one in shot.subjects}
        self._felt = {one.handle: one.emotion for one in shot.subjects}

    def shots(self, clause: Clause, text: str, *, alone: bool, seconds: float | None) -> list[Shot]:
        """`alone` when the prompt has no other clause; then a line or a long clip makes a second take."""
        things = _backdrop_first(clause.things)
        self.unknown += [thing.name[:60] for thing in things[MAX_PROPS:]]
        props = [_prop(thing, number) for number, thing in enumerate(things[:MAX_PROPS])]
        setting = self._setting(clause, props)
        changed = self._last is None or self._last.setting != setting.id
        if not changed and self._last:
            fallen = {prop.glyph for prop in props}
            props += [prop for prop in self._last.props if prop.motion == "fall" and prop.glyph not in fallen]
        before = setting.defaults.get("time", "day") if changed or not self._last else self._last.time
        time = self._one(clause.times) or before
        weather = tuple(dict.fromkeys(clause.weather))
        if not weather and not clause.dry and not changed and self._last:
            weather = self._last.weather
        move = self._one(clause.moves)
        made: list[Shot] = []
        for take in self._takes(clause, alone=alone, seconds=seconds):
            framing = take.framing or ("close" if take.lines else _NEXT_FRAMING[len(made) % len(_NEXT_FRAMING)])
            usual = self._random.choice(_MOVES[framing])
            self.unknown += [said.text[:60] for said in take.lines[MOST_LINES:]]
            made.append(
                Shot(
                    text=text[:4000],
                    seconds=1,
                    setting=setting.id,
                    time=cast(Daytime, time),
                    weather=weather[:MOST_WEATHER],
                    framing=framing,
                    move=move or usual,
                    transition=cast(Transition, (not made and clause.transition) or "cut"),
                    effects=tuple(clause.effects[:MAX_EFFECTS]),
                    subjects=tuple(self._subject(actor, action, setting) for actor, action in take.actors),
                    props=tuple(prop for prop in props if not take.detail or prop.motion != "static")[-MOST_PROPS:],
                    lines=tuple(self._line(said) for said in take.lines[:MOST_LINES]),
                )
            )
        self._last = made[-1]
        return made

    def _takes(self, clause: Clause, *, alone: bool, seconds: float | None) -> list[_Take]:
        actors = self._actors(clause)
        framings = [cast(Framing, choice.id) for choice in clause.framings]
        first, others = next(iter(framings), None), framings[1:]
        deeds = {actor.handle: [action for action in actor.actions if action not in _QUIET] for actor in actors}
        rounds = max([1, *map(len, deeds.values())])
        speakers = {said.speaker for said in clause.lines}
        takes = []
        for turn in range(rounds):
            doing = [
                (actor, self._singing(actor, self._action(deeds[actor.handle], actor.actions, turn), clause.lines))
                for actor in actors
            ]
            takes.append(_Take(first if turn == 0 else None, doing, []))
        busy = any(deeds.values())
        if len(speakers - {NARRATOR}) > 1 and not busy and not framings:
            return self._dialogue(clause.lines, actors)
        short = seconds is not None and seconds < 3 and len(clause.lines) < 2
        if clause.lines and not others and (first or short or not (alone or busy)):
            takes[-1].lines = clause.lines
            takes[-1].actors = [
                (actor, self._speaking(actor, action, clause.lines)) for actor, action in takes[-1].actors
            ]
        elif clause.lines:
            takes += self._close_ups(clause.lines, actors, others)
        elif alone and rounds == 1 and not first and (seconds or 0) > 6:
            takes.append(_Take("close" if actors else "medium", takes[0].actors, [], detail=bool(actors)))
        elif others:
            takes.append(_Take(others[0], takes[-1].actors, [], detail=True))
        return takes

    def _dialogue(self, lines: list[Said], actors: list[Actor]) -> list[_Take]:
        """Everybody together for the first exchange, then whoever speaks."""
        both = [(actor, self._speaking(actor, self._action([], actor.actions, 0), lines[:2])) for actor in actors]
        return [_Take("medium", both, lines[:2]), *self._close_ups(lines[2:], actors, [])]

    def _close_ups(self, lines: list[Said], actors: list[Actor], framings: Sequence[Framing]) -> list[_Take]:
        takes: list[_Take] = []
        for said in lines:
            speaker = next((actor for actor in actors if actor.handle == said.speaker), None)
            if speaker is None:
                if not takes:
                    takes.append(_Take("medium", [(actor, self._installed("idle")) for actor in actors], []))
                takes[-1].lines.append(said)
            elif takes and takes[-1].actors and takes[-1].actors[0][0] is speaker:
                takes[-1].lines.append(said)
            else:
                takes.append(
                    _Take(framings[0] if framings else "close", [(speaker, self._voicing(said))], [said], detail=True)
                )
        return takes

    def _actors(self, clause: Clause) -> list[Actor]:
        if not clause.actors and not self._is_empty(clause):
            for handle in self._people.default():
                clause.actor(handle)
        if clause.loose_actions and not self._people.named and all(actor.actions for actor in clause.actors):
            clause.actor(self._people.stranger())
        for said in clause.lines:
            said.speaker = said.speaker or clause.actors[0].handle
        self.unknown += [actor.handle for actor in clause.actors[MAX_SUBJECTS:] if not actor.handle.startswith("extra")]
        del clause.actors[MAX_SUBJECTS:]
        for actor in clause.actors:
            actor.actions = actor.actions or list(clause.loose_actions)
            actor.emotion = actor.emotion or clause.loose_emotion or self._felt.get(actor.handle)
            actor.outfit = actor.outfit or clause.loose_outfit
            if actor.emotion:
                self._felt[actor.handle] = actor.emotion
            if actor.outfit:
                self._worn[actor.handle] = actor.outfit
        return clause.actors

    def _is_empty(self, clause: Clause) -> bool:
        """Nobody is asked for: the prompt says so, or it names nobody at all and shows only places and things."""
        if any(said.speaker != NARRATOR for said in clause.lines):
            return False
        if clause.nobody:
            return True
        deeds = clause.loose_actions or clause.loose_outfit
        if deeds or not (clause.things or clause.settings or clause.weather):
            return False
        return not self._people.named or (self._people.mentioned and not self._people.last)

    def _action(self, deeds: list[str], said: list[str], turn: int) -> str:
        if deeds:
            return deeds[min(turn, len(deeds) - 1)]
        return self._installed(said[0] if said else "idle")

    def _speaking(self, actor: Actor, action: str, lines: list[Said]) -> str:
        said = next((said for said in lines if said.speaker == actor.handle), None)
        return self._voicing(said) if said and action == self._installed("idle") else action

    def _singing(self, actor: Actor, action: str, lines: list[Said]) -> str:
        """Who sings a line is seen singing from the beginning."""
        sings = any(said.speaker == actor.handle and said.delivery == "sing" for said in lines)
        return self._installed("sing") if sings and action == self._installed("idle") else action

    def _voicing(self, said: Said) -> str:
        return self._installed("sing" if said.delivery == "sing" else "talk")

    def _installed(self, action: str) -> str:
        return action if action in self._actions else "idle" if "idle" in self._actions else min(self._actions)

    def _subject(self, actor: Actor, action: str, setting: Term) -> Subject:
        outfit = self._worn.get(actor.handle) or setting.defaults.get("outfit", "")
        return Subject(
            handle=actor.handle,
            action=action,
            emotion=actor.emotion or "neutral",
            outfit=outfit if outfit in self._outfits else min(self._outfits),
        )

    def _line(self, said: Said) -> Line:
        language = language_of(said.text, self._language)
        return Line(
            speaker=said.speaker or "", text=said.text, language=language, delivery=cast(Delivery, said.delivery)
        )

    def _setting(self, clause: Clause, props: list[Prop]) -> Term:
        """The one that a preposition of place leads to, else the first; others become things, if pictured.

        A thing that somebody is at or on, where no setting is named, stands in an open set.
        """
        chosen = next((choice for choice in clause.settings if choice.located), next(iter(clause.settings), None))
        for choice in clause.settings:
            if chosen and choice.id != chosen.id and not choice.mild:
                glyph = self._glyphs.word(fold(choice.text))
                if glyph and glyph.certain:
                    props.append(Prop(name=choice.text, glyph=glyph.code))
                else:
                    self.unknown.append(choice.text)
        if chosen:
            return self._settings[chosen.id]
        if self._last and not (props and clause.things and any(map(_is_place, clause.things))):
            return self._settings[self._last.setting]
        if self._last is None and self.opening and not any(map(_is_place, clause.things)):
            return self._settings[self.opening]
        return self._settings["open" if "open" in self._settings else min(self._settings)]

    def _one(self, choices: list[Choice]) -> str | None:
        chosen = next((choice for choice in choices if not choice.mild), next(iter(choices), None))
        self.unknown += [choice.text for choice in choices if chosen and choice.id != chosen.id and not choice.mild]
        return chosen.id if chosen else None


_PLACES = (
    (0x1F3D4, 0x1F3DF), (0x1F3E0, 0x1F3F0), (0x1F5FB, 0x1F5FF), (0x1F3A0, 0x1F3A2), (0x26F0, 0x26F2), (0x26FA, 0x26FA),
    (0x1F6D5, 0x1F6D6), (0x1F54B, 0x1F54D), (0x1F30B, 0x1F30B), (0x1F3AA, 0x1F3AA), (0x26EA, 0x26EA),
)  # fmt: skip
"""Pictures of buildings, mountains and fairs: where they are named, somebody is there."""


def _is_place(thing: Thing) -> bool:
    first = int(thing.glyph.split("-", 1)[0], 16)
    return thing.located and thing.motion == "static" and any(low <= first <= high for low, high in _PLACES)


def _backdrop_first(things: list[Thing]) -> list[Thing]:
    """An open set shows its first thing as a giant backdrop: the place, or what somebody is on."""
    return sorted(things, key=lambda thing: (not _is_place(thing), not thing.located, bool(thing.goes)))


def _prop(thing: Thing, number: int) -> Prop:
    several = 1
    if thing.motion == "fall" and (thing.poured or thing.plural):
        several = FALLING_COUNT
    elif thing.plural and thing.name.isascii() and thing.motion != "held":
        several = PLURAL_COUNT
    return Prop(
        name=thing.name[:60],
        glyph=thing.glyph,
        motion=doers.motion(thing),
        count=thing.count or several,
        path=doers.path(thing, number),
    )
