import pytest

from generation.storyboard.script import fold, language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("a cat on the moon", "en"),
        ("月球上跳舞，下着猫雨", "zh-hans"),
        ("月球上跳舞，下著貓雨", "zh-hant"),
        ("在 beach 跳舞", "zh-hans"),
        ("a very long English sentence with one 舞 in it", "en"),
        ("123 !!!", "en"),
    ],
)
def test_language_is_told_by_the_letters(text, language):
    assert language_of(text) == language


def test_a_text_in_characters_of_both_scripts_follows_the_prompt():
    assert language_of("你好", "zh-hant") == "zh-hant"
    assert language_of("你好", "zh-hans") == "zh-hans"


def test_folding_keeps_every_position():
    for text in ("貓İß①ǅ雲", "下著貓雨 ABC"):
        assert len(fold(text)) == len(text)
    assert fold("下著貓雨 ABC") == "下着猫雨 abc"
