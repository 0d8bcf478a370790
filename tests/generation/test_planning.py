"""Which planner reads a prompt."""

import json

import pytest
from pydantic import ValidationError

from common.errors import Invalid
from generation.requests import JobRequest
from generation.services import sketch
from generation.storyboard.schema import Shot, Storyboard
from tests.generation.storyboard.chat_server import chat_server

ANSWER = json.dumps({"shots": [{"setting": "beach", "subjects": [{"handle": "extra1", "action": "wave"}]}]})


@pytest.fixture
def asked(settings, ann):
    def storyboard(url: str, *, quick: bool = False):
        settings.PLANNER_URL, settings.PLANNER_MODEL = url, "small"
        return sketch(ann, JobRequest(prompt="a woman dances on the moon"), quick=quick).storyboard

    return storyboard


@pytest.mark.django_db
def test_the_operators_model_plans_where_there_is_one(asked):
    with chat_server(ANSWER) as (url, _):
        board = asked(url)
    assert (board.planner, board.shots[0].setting) == ("model", "beach")


@pytest.mark.django_db
def test_the_lexicon_plans_when_the_model_fails(asked):
    with chat_server("no") as (url, heard):
        board = asked(url)
    assert len(heard) == 1
    assert (board.planner, board.shots[0].setting) == ("lexicon", "moon")


@pytest.mark.django_db
def test_nobody_waits_for_a_model_while_typing(asked):
    with chat_server(ANSWER) as (url, heard):
        assert asked(url, quick=True).planner == "lexicon"
    assert heard == []


def shot(**parts: object) -> Shot:
    return Shot.model_validate({"seconds": 3, "setting": "moon", "subjects": [{"handle": "extra1"}], **parts})


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"lines": [{"speaker": "extra1", "text": "so many words " * 20}] * 4}, "lines_too_long"),
        ({"lines": [{"speaker": "extra1", "text": "hi", "voice": "nobody"}]}, "voice_unknown"),
        ({"material": {"reference": "film"}}, "storyboard_rejected"),
        ({"first_frame": "film"}, "storyboard_rejected"),
    ],
)
def test_what_can_never_be_rendered_is_refused_before_any_work(parts, code, ann):
    with pytest.raises(Invalid) as refusal:
        sketch(ann, JobRequest(prompt="x", storyboard=Storyboard(shots=(shot(**parts),))))
    assert refusal.value.code == code


@pytest.mark.parametrize("many", [{"lines": 61}, {"subjects": 9}, {"props": 25}])
def test_a_scene_holds_so_much_and_no_more(many):
    one = {
        "lines": {"speaker": "extra1", "text": "hi"},
        "subjects": {"handle": "extra1"},
        "props": {"name": "cat"},
    }
    with pytest.raises(ValidationError):
        shot(**{name: [one[name]] * count for name, count in many.items()})


@pytest.mark.django_db
def test_an_answer_that_can_not_be_stored_is_no_answer(asked):
    bad = json.dumps({"shots": [{"setting": "beach", "text": "nul\u0000", "subjects": []}]})
    with chat_server(bad) as (url, _):
        assert asked(url).planner == "lexicon"
