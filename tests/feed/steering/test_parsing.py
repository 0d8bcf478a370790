"""Words to chips."""

import pytest

from feed.steering.clauses import Clause
from feed.steering.parsing import understand
from feed.steering.reading import read
from feed.steering.tables import SECTIONS, tables
from feed.steering.verbs import MUDDLED, meant

EVER = None


def heard(text: str) -> list[tuple[str, str, float, float | None]]:
    return [(said.verb, said.topic, said.strength, said.hours) for said in understand(text).said]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no d&d & r&b music, cats&dogs", [("no", topic, 1, 72) for topic in ("d&d", "r&b music", "cats", "dogs")]),
        ("no Q&A clips, b&w, A&E", [("no", topic, 1, 72) for topic in ("Q&A", "b&w", "A&E")]),
        ("no 猫&狗", [("no", topic, 1, 72) for topic in ("猫", "狗")]),
        (
            "more claymation, no politics for a week, shorter, from friends, surprise me",
            [
                ("more", "claymation", 1, 72),
                ("no", "politics", 1, 168),
                ("shorter", "", 1, 72),
                ("friends", "", 1, 72),
                ("surprise", "", 1, 72),
            ],
        ),
        (
            "多来点黏土动画，一周内不要政治，短一点",
            [("more", "黏土动画", 1, 72), ("no", "政治", 1, 168), ("shorter", "", 1, 72)],
        ),
        (
            "多來點黏土動畫，一週內不要政治，短一點，朋友的，給我驚喜",
            [
                ("more", "黏土動畫", 1, 72),
                ("no", "政治", 1, 168),
                ("shorter", "", 1, 72),
                ("friends", "", 1, 72),
                ("surprise", "", 1, 72),
            ],
        ),
        ("no politics and football for a week", [("no", "politics", 1, 168), ("no", "football", 1, 168)]),
        ("more cats no dogs", [("more", "cats", 1, 72), ("no", "dogs", 1, 72)]),
        (
            "Please show me a lot more cats and a bit less dogs, thanks!",
            [("more", "cats", 2, 72), ("less", "dogs", 0.5, 72)],
        ),
        ("cats", [("more", "cats", 1, 72)]),
        ("I don’t want to see any spiders ever again", [("no", "spiders", 1, EVER)]),
        ("only claymation today", [("only", "claymation", 1, 24)]),
        ("nothing but cats", [("only", "cats", 1, 72)]),
        ("cats only", [("only", "cats", 1, 72)]),
        ("anything but politics", [("no", "politics", 1, 72)]),
        ("less long videos", [("shorter", "", 1, 72)]),
        ("nothing from @ben for 3 days", [("no", "@ben", 1, 72)]),
        ("more stop-motion for the next two weeks please", [("more", "stop-motion", 1, 336)]),
        ("no black and white", [("no", "black and white", 1, 72)]),
        ("show me no politics", [("no", "politics", 1, 72)]),
        ("for a week: no politics, more cats", [("no", "politics", 1, 168), ("more", "cats", 1, 168)]),
        ("no politics, more cats, for good", [("no", "politics", 1, EVER), ("more", "cats", 1, EVER)]),
        ("don't show me more cats", [("no", "cats", 1, 72)]),
        ("#cats", [("more", "cats", 1, 72)]),
        ("more cats, dogs; less fish", [("more", "cats", 1, 72), ("more", "dogs", 1, 72), ("less", "fish", 1, 72)]),
        ("more videos from people I follow", [("friends", "", 1, 72)]),
        ("more cats, more cats", [("more", "cats", 1, 72)]),
        ("政治少一点", [("less", "政治", 1, 72)]),
        ("政治，不要", [("no", "政治", 1, 72)]),
        ("猫太多了", [("less", "猫", 1, 72)]),
        ("永远不要看到蜘蛛", [("no", "蜘蛛", 1, EVER)]),
        ("今天只看猫和狗", [("only", "猫", 1, 24), ("only", "狗", 1, 24)]),
        ("三个月内不要政治", [("no", "政治", 1, 3 * 30 * 24)]),
        ("稍微短一点", [("shorter", "", 0.5, 72)]),
        ("更多无人机", [("more", "无人机", 1, 72)]),
        ("少女", [("more", "少女", 1, 72)]),
        ("別再給我看廣告了", [("no", "廣告", 1, 72)]),
        ("多来点 claymation，no politics", [("more", "claymation", 1, 72), ("no", "politics", 1, 72)]),
    ],
)
def test_wishes_are_understood(text, expected):
    assert heard(text) == expected
    assert understand(text).missed == []


@pytest.mark.parametrize(
    ("text", "missed"),
    [
        ("what is the meaning of all this weather then", ["what is the meaning of all this weather"]),
        ("more cats, whatever it was that I saw on monday", ["whatever it was that I saw on monday"]),
        ("不要", ["不要"]),
        ("more", ["more"]),
        ("no friends", ["no friends"]),
    ],
)
def test_what_was_not_understood_is_told_back_as_typed(text, missed):
    assert understand(text).missed == missed


@pytest.mark.parametrize("text", ["!!!", "hello", "please", "🙂🙂", "for a week", "谢谢"])
def test_nothing_is_made_of_nothing(text):
    assert understand(text).said == []


def test_a_wish_of_200_letters_of_any_kind_is_read_without_a_fault():
    for piece in ("no ", "不要", "and ", "more no less ", "一周", ". ", "a-", "@", "和", "\U0001f642", "ﷺ", "İ"):
        understand((piece * 200)[:200])


def test_the_tables_of_both_languages_say_the_same_kinds_of_things():
    known = tables()
    assert all(getattr(known, section) for section in SECTIONS)
    assert {meant(verb) for verb in known.verbs.values()} == {"more", "less", "no", "only", MUDDLED}
    assert set(known.wholes.values()) == {"shorter", "longer", "newer", "friends", "surprise"}
    assert [turn for turn in known.turns if not read(Clause(turn, turn, 0)).verb] == []
