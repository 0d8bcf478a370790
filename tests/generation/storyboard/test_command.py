import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from generation.storyboard.schema import Storyboard


def printed(*args: str) -> dict:
    stdout = StringIO()
    call_command("storyboard", *args, stdout=stdout)
    return json.loads(stdout.getvalue())


def test_spoken_lines_stand_in_one_list_with_their_shots():
    answer = printed('@ann dances on the moon, then says "hello" to @bob on the beach')
    lines = answer.pop("lines")
    assert [(line["speaker"], line["text"]) for line in lines] == [("ann", "hello")]
    assert answer["shots"][lines[0]["shot"]]["lines"][0]["text"] == "hello"
    Storyboard.model_validate(answer)


def test_a_silent_prompt_has_no_lines_and_lists_what_it_missed():
    answer = printed("@ann dances with a flibbertigibbet")
    assert answer["lines"] == []
    assert answer["not_understood"] == ["flibbertigibbet"]


def test_the_schema_is_printed_without_a_prompt():
    assert printed("--schema") == Storyboard.model_json_schema()


@pytest.mark.parametrize(
    ("args", "code"),
    [
        ((" ",), "prompt_empty"),
        (("\u202e\u200b",), "prompt_empty"),
        (("a" * 4001,), "prompt_too_long"),
        (("@ann dances", "--seconds=301"), "length_out_of_range"),
        ((), "prompt"),
    ],
)
def test_bad_input_is_told_apart(args, code):
    with pytest.raises(CommandError, match=code):
        call_command("storyboard", *args)
