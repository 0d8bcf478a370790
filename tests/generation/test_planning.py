"""Which planner reads a prompt."""

import json

import pytest

from generation.requests import JobRequest
from generation.services import sketch
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
