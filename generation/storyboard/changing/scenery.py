"""Where, when, how it looks and how it sounds, changed by one word."""

from collections.abc import Callable, Mapping

from generation.storyboard.schema import Music, Shot, Storyboard

MAX_EFFECTS, MAX_WEATHER = 4, 8
_BPM = {"fast": 140, "slow": 80}
Change = Callable[[Storyboard, str], Storyboard]


def each(board: Storyboard, change: Callable[[Shot], Shot]) -> Storyboard:
    return board.model_copy(update={"shots": tuple(map(change, board.shots))})


def _shots(key: str) -> Change:
    return lambda board, to: each(board, lambda shot: shot.model_copy(update={key: to}))


def _effect(board: Storyboard, to: str) -> Storyboard:
    def shown(shot: Shot) -> Shot:
        return shot.model_copy(update={"effects": tuple(dict.fromkeys((*shot.effects, to)))[:MAX_EFFECTS]})

    return each(board, shown)


def weather(board: Storyboard, to: str, *, beside: bool) -> Storyboard:
    """`beside` what there is, or in its place."""

    def fallen(shot: Shot) -> Shot:
        kept = (*shot.weather, to) if beside else (to,)
        return shot.model_copy(update={"weather": tuple(dict.fromkeys(kept))[:MAX_WEATHER]})

    return each(board, fallen)


def _music(board: Storyboard, **changes: object) -> Storyboard:
    music = Music.model_validate(dict(board.music) | changes)
    return board.model_copy(update={"music": music})


def _genre(board: Storyboard, to: str) -> Storyboard:
    mood = "happy" if board.music.mood == "none" else board.music.mood
    return _music(board, genre=to, mood=mood)


CHANGES: Mapping[str, Change] = {
    "time": _shots("time"),
    "style": lambda board, to: board.model_copy(update={"style": to}),
    "effect": _effect,
    "framing": _shots("framing"),
    "camera": _shots("move"),
    "genre": _genre,
    "mood": lambda board, to: _music(board, mood=to, genre=None),
    "tempo": lambda board, to: _music(board, bpm=_BPM[to]) if to in _BPM else board,
    "setting": _shots("setting"),
    "captions": lambda board, _: board.model_copy(update={"captions": True}),
    "loop": lambda board, _: board.model_copy(update={"loop": True}),
}
"""By the sense of the word, in the order in which a word with several is read."""


def without(board: Storyboard, sense: str, name: str) -> Storyboard:
    """What is not there stays away."""
    match sense:
        case "weather":
            return each(board, lambda shot: _less(shot, "weather", name))
        case "effect":
            return each(board, lambda shot: _less(shot, "effects", name))
        case "captions":
            return board.model_copy(update={"captions": False})
        case "loop":
            return board.model_copy(update={"loop": False})
        case "music" | "mood" | "genre":
            return _music(board, mood="none", genre=None)
    return board


def _less(shot: Shot, key: str, name: str) -> Shot:
    return shot.model_copy(update={key: tuple(one for one in getattr(shot, key) if one != name)})
