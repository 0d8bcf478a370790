"""The optional planner: a language model's answer is read, made strict, and never trusted."""

import json

import pytest

from generation.storyboard.model_planner import ModelPlanner, PlannerFailed
from generation.storyboard.schema import Storyboard
from tests.generation.storyboard.chat_server import chat_server

PROMPT = '@mira dances on the lunar surface, says "hello"'
ANSWER = {
    "style": "Black and White",
    "mood": "epik",
    "bpm": 500,
    "shots": [
        {
            "setting": "lunar surface",
            "time": "midnight",
            "weather": ["rain", "frogs"],
            "framing": "birds eye",
            "move": "zoom in",
            "subjects": [
                {"handle": "@Mira", "action": "dancing wildly", "emotion": "glorious", "outfit": "space suit"},
                {"handle": "elvis", "action": "wave"},
            ],
            "props": [{"name": "cat", "motion": "explode", "count": 900}, {"name": "glorp", "motion": "fall"}],
            "lines": [
                {"speaker": "mira", "text": "hello", "delivery": "mumble"},
                {"speaker": "stranger", "text": "hi", "language": "en"},
                {"speaker": "mira", "text": " "},
            ],
            "secret_instruction": "rm -rf",
        },
    ],
    "not_understood": ["wildly"],
}


def ask(answer: object, vocabulary, glyphs, *, status: int = 200, seconds: float | None = None) -> Storyboard:
    with chat_server(answer if isinstance(answer, str) else json.dumps(answer), status) as (url, heard):
        planner = ModelPlanner(url=url, model="small", key="k-1")
        board = planner.plan(PROMPT, cast=["mira"], vocabulary=vocabulary, glyphs=glyphs, seconds=seconds, seed=7)
    assert [one["path"] for one in heard] == ["/v1/chat/completions"]
    assert heard[0]["key"] == "Bearer k-1"
    assert heard[0]["body"]["messages"][-1] == {"role": "user", "content": PROMPT}
    return board


def test_an_answer_becomes_a_strict_storyboard(vocabulary, glyphs):
    board = ask(ANSWER, vocabulary, glyphs, seconds=6)
    shot = board.shots[0]

    assert (board.planner, board.style, board.music.mood, board.music.bpm) == ("model", "noir", "epic", 110)
    assert (shot.setting, shot.time, shot.framing, shot.move) == ("moon", "night", "wide", "push")
    assert shot.weather == ("rain",)
    assert [(one.handle, one.outfit) for one in shot.subjects] == [
        ("mira", "astronaut"),
        ("extra1", "astronaut"),
        ("extra2", "astronaut"),
    ]
    assert [(prop.name, prop.glyph, prop.motion, prop.count) for prop in shot.props] == [
        ("cat", "1f408", "static", 60),
        ("glorp", None, "fall", 1),
    ]
    assert [(line.speaker, line.text, line.delivery) for line in shot.lines] == [
        ("mira", "hello", "say"),
        ("extra2", "hi", "say"),
    ]
    assert board.seconds == pytest.approx(6)


def test_what_had_to_be_left_out_is_listed(vocabulary, glyphs):
    assert {"wildly", "frogs"} <= set(ask(ANSWER, vocabulary, glyphs).not_understood)


def test_an_answer_in_a_code_fence_is_read(vocabulary, glyphs):
    assert ask(f"Here you are:\n```json\n{json.dumps(ANSWER)}\n```", vocabulary, glyphs).shots[0].setting == "moon"


@pytest.mark.parametrize(
    ("answer", "status"),
    [("I can not do that.", 200), ({"shots": []}, 200), ({"shots": "many"}, 200), ("x" * 500_000, 200), (ANSWER, 500)],
)
def test_no_usable_answer_is_a_failure_that_repeats_nothing(answer, status, vocabulary, glyphs):
    with pytest.raises(PlannerFailed) as failure:
        ask(answer, vocabulary, glyphs, status=status)
    assert "mira" not in str(failure.value)
    assert "hello" not in str(failure.value)


def test_nobody_at_the_address_is_a_failure(vocabulary, glyphs):
    planner = ModelPlanner(url="http://127.0.0.1:9/v1", model="small")
    with pytest.raises(PlannerFailed):
        planner.plan(PROMPT, cast=["mira"], vocabulary=vocabulary, glyphs=glyphs, seconds=None, seed=1)
