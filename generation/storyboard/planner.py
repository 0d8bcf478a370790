"""The lexicon planner: a prompt in English, Chinese or both to a storyboard, without a model.

It knows words and a little grammar. What it does not know it lists, so that the user sees it beside the storyboard.
"""

from collections.abc import Sequence

from generation.contracts import EngineUnavailable, SpecRejected
from generation.storyboard.clauses import opening_place, split
from generation.storyboard.coverage import Coverage
from generation.storyboard.glyphs import Glyphs
from generation.storyboard.interpret import Interpreter
from generation.storyboard.lexicon import Item, lexicon
from generation.storyboard.meaning import Choice, Clause
from generation.storyboard.names import with_names
from generation.storyboard.pacing import LONGEST_S, paced
from generation.storyboard.people import People
from generation.storyboard.reading import HANDLE, Reading, clean, read
from generation.storyboard.schema import MAX_SHOTS, Music, Shot, Storyboard
from generation.storyboard.script import language_of
from generation.storyboard.vocabulary import TermKind, Vocabulary

MAX_PROMPT = 4000
MOST_OF_A_WORD = 60
"""Letters: a pasted address is one word."""
_BPM = {"happy": 120, "epic": 132, "sad": 72, "dreamy": 84, "scary": 90, "romantic": 88}
_TEMPO_BPM = {"fast": 140, "slow": 80}


def plan(
    prompt: str,
    *,
    cast: Sequence[str],
    vocabulary: Vocabulary,
    glyphs: Glyphs,
    seconds: float | None,
    seed: int,
    beside: Shot | None = None,
) -> Storyboard:
    """`cast` are the handles that may be shown, without the @; all of them are, where the prompt names nobody. What the
    prompt leaves open is as in the shot `beside` it, where there is one.

    Raises SpecRejected with code `prompt_empty`, `prompt_too_long` or `length_out_of_range`, and EngineUnavailable for
    a vocabulary without settings, actions or outfits.
    """
    if not clean(prompt).strip():
        raise SpecRejected("the prompt is empty", code="prompt_empty")
    if len(prompt) > MAX_PROMPT:
        raise SpecRejected(f"the prompt is longer than {MAX_PROMPT} characters", code="prompt_too_long")
    if not all(vocabulary.ids(kind) for kind in (TermKind.SETTING, TermKind.ACTION, TermKind.OUTFIT)):
        raise EngineUnavailable("no settings, actions or outfits are installed", code="vocabulary_empty")
    if seconds is not None and not 0 < seconds <= LONGEST_S:
        raise SpecRejected(f"a clip lasts up to {LONGEST_S:.0f} seconds", code="length_out_of_range")
    words = lexicon(vocabulary, glyphs)
    reading = read(prompt, words.knows)
    items = with_names(words.scan(reading.body))
    language = language_of(HANDLE.sub(" ", reading.body), language_of("".join(reading.quotes)))
    people = People(cast, [item.senses["handle"] for item in items if item.has("handle")])
    coverage = Coverage(vocabulary, glyphs, people, language, seed)
    if beside:
        coverage.follow(beside)
    shots: list[Shot] = []
    clauses: list[Clause] = []
    takes = split(items) or [[]]
    coverage.opening = opening_place(items, takes)
    for take in takes:
        if len(shots) >= MAX_SHOTS:
            coverage.unknown.append(_text(reading, take)[:60])
            continue
        clause = Interpreter(take, reading, people).read()
        seconds = seconds or clause.seconds
        clauses.append(clause)
        shots += coverage.shots(clause, _text(reading, take), alone=len(takes) == 1, seconds=seconds)
    music = _music(clauses, shots[0], vocabulary, coverage.unknown)
    style = _first([choice for clause in clauses for choice in clause.styles], coverage.unknown)
    styles = vocabulary.ids(TermKind.STYLE)
    unknown = [word for clause in clauses for word in clause.unknown] + coverage.unknown
    return Storyboard(
        language=language,
        style=style or ("clay" if "clay" in styles or not styles else min(styles)),
        music=music,
        loop=any(clause.loops for clause in clauses),
        captions=not any(clause.captions is False for clause in clauses),
        shots=paced(shots[:MAX_SHOTS], seconds),
        not_understood=tuple(dict.fromkeys(word[:MOST_OF_A_WORD] for word in unknown if word.strip())),
    )


def _text(reading: Reading, take: list[Item]) -> str:
    if not take:
        return reading.restore(reading.body)
    return reading.restore(reading.body[min(item.start for item in take) : max(item.end for item in take)])


def _first(choices: list[Choice], unknown: list[str]) -> str | None:
    chosen = next((choice for choice in choices if not choice.mild), next(iter(choices), None))
    unknown += [choice.text for choice in choices if chosen and choice.id != chosen.id and not choice.mild]
    return chosen.id if chosen else None


def _music(clauses: list[Clause], opening: Shot, vocabulary: Vocabulary, unknown: list[str]) -> Music:
    moods = [choice for clause in clauses for choice in clause.moods]
    silent = next((choice for choice in moods if choice.id == "none"), None)
    setting = next(term for term in vocabulary.terms if term.kind == TermKind.SETTING and term.id == opening.setting)
    meant = [choice for choice in moods if not choice.mild]
    mood = "none" if silent else _first(meant or moods[:1], unknown) or setting.defaults.get("mood", "happy")
    asked = next((clause.bpm for clause in clauses if clause.bpm), None)
    genre = _first([choice for clause in clauses for choice in clause.genres], unknown)
    tempo = next((_TEMPO_BPM[clause.tempo] for clause in clauses if clause.tempo), None)
    return Music(mood=mood, genre=genre, bpm=asked or tempo or _BPM.get(mood, 110))
