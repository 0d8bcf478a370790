"""What prompts mean beyond single words: who does what, who says what, what is not there."""

import pytest

from generation.contracts import SpecRejected
from generation.storyboard.planner import plan
from generation.storyboard.schema import NARRATOR, Storyboard


@pytest.fixture
def understood(vocabulary, glyphs):
    def understand(prompt: str, *, cast=(), seconds=None) -> Storyboard:
        return plan(prompt, cast=cast, vocabulary=vocabulary, glyphs=glyphs, seconds=seconds, seed=1)

    return understand


def said(board: Storyboard) -> list[tuple[str, str]]:
    return [(line.speaker, line.text) for shot in board.shots for line in shot.lines]


def doing(board: Storyboard) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for shot in board.shots:
        for subject in shot.subjects:
            found.setdefault(subject.handle, []).append(subject.action)
    return found


@pytest.mark.parametrize(
    ("prompt", "lines"),
    [
        ("@ann: hello\n@bob: hey", [("ann", "hello"), ("bob", "hey")]),
        ("@ann: hello / @bob: hey", [("ann", "hello"), ("bob", "hey")]),
        ("@ann (angry): out! @bob (sad): why?", [("ann", "out!"), ("bob", "why?")]),
        ("Ann: hello\nBob: hey\nAnn: bye", [("extra1", "hello"), ("extra2", "hey"), ("extra1", "bye")]),
        ("小明：你好\n小红：再见", [("extra1", "你好"), ("extra2", "再见")]),
        ("媽媽：起床了！\n兒子：不要", [("extra1", "起床了！"), ("extra2", "不要")]),
        ('@ann asks @bob "why?" and @bob answers "because"', [("ann", "why?"), ("bob", "because")]),
        ('"one!" says @ann, "two!" says @bob', [("ann", "one!"), ("bob", "two!")]),
        ("narrator: once upon a time. @ann dances", [(NARRATOR, "once upon a time.")]),
        ("旁白：很久以前", [(NARRATOR, "很久以前")]),
        ('a cat says "feed me"', [(NARRATOR, "feed me")]),
        ("Beach: @ann dances", []),
        ("Style: noir\nMusic: jazz\n@ann dances", []),
    ],
)
def test_dialogue_is_read_in_every_form(understood, prompt, lines):
    cast = tuple(name for name in ("ann", "bob") if f"@{name}" in prompt)
    assert said(understood(prompt, cast=cast)) == lines


def test_a_speaker_named_like_a_cast_member_is_that_member(understood):
    assert said(understood("Ann: hello\nBen: hey", cast=("ann", "ben"))) == [("ann", "hello"), ("ben", "hey")]


def test_two_who_talk_are_seen_together_first(understood):
    board = understood("@ann: a\n@bob: b\n@ann: c\n@bob: d", cast=("ann", "bob"))
    assert [len(shot.subjects) for shot in board.shots] == [2, 1, 1]
    assert [len(shot.lines) for shot in board.shots] == [2, 1, 1]


@pytest.mark.parametrize(
    "prompt",
    [
        "Shot 1: @ann dances on the moon. Shot 2: she waves on the beach. Shot 3: it rains cats in the city.",
        "1. @ann dances on the moon\n2. she waves on the beach\n3. it rains cats in the city",
        "0-3s: @ann dances on the moon\n3-6s: she waves on the beach\n6-9s: it rains cats in the city",
        "镜头一：@ann在月球跳舞。镜头二：她在海边挥手。镜头三：城市里下着猫雨。",
        "第一個鏡頭：@ann在月球跳舞。第二個鏡頭：她在海邊揮手。第三個鏡頭：城市裡下著貓雨。",
        "EXT. MOON - NIGHT\n@ann dances.\nEXT. BEACH - DAY\nShe waves.\nEXT. CITY - NIGHT\nIt rains cats.",
    ],
)
def test_announced_shots_are_shots(understood, prompt):
    assert [shot.setting for shot in understood(prompt, cast=("ann",)).shots] == ["moon", "beach", "city"]


@pytest.mark.parametrize(
    ("prompt", "motion", "moves"),
    [
        ("a cat runs across the beach", "static", True),
        ("a dragon flies over the city", "float", True),
        ("a cat dances", "static", True),
        ("flying cats over the city", "float", False),
        ("一只狗在海滩上奔跑", "static", True),
    ],
)
def test_animals_act_by_themselves(understood, prompt, motion, moves):
    board = understood(prompt)
    assert board.handles == ()
    (prop,) = board.shots[0].props
    assert (prop.motion, bool(prop.path) or not moves) == (motion, True)
    assert board.not_understood == ()


def test_what_an_animal_can_not_be_shown_doing_is_listed(understood):
    assert "sings" in understood("a cat sings").not_understood


def test_people_and_animals_keep_their_own_deeds(understood):
    board = understood("@ann sings on the beach, a cat runs past", cast=("ann",))
    assert doing(board) == {"ann": ["sing"]}
    assert doing(understood("@ann's cat dances", cast=("ann",))) == {"ann": ["idle"]}


def test_a_noun_that_looks_like_a_verb_is_no_deed(understood):
    board = understood("Waves crash on the shore of the island")
    assert board.handles == ()
    assert board.shots[0].props[0].glyph == "1f30a"


def test_roles_are_people_or_what_they_wear(understood):
    assert [who.outfit for who in understood("two knights fight").shots[0].subjects] == ["knight", "knight"]
    for prompt in ("@ann the knight dances", "knight @ann dances", "@ann as a knight dances", "@ann, a knight, dances"):
        board = understood(prompt, cast=("ann",))
        assert [(who.handle, who.outfit) for who in board.shots[0].subjects] == [("ann", "knight")]
    assert understood("@ann fights a knight", cast=("ann",)).handles == ("ann", "extra1")


def test_deeds_that_take_two_are_done_by_both(understood):
    assert doing(understood("@ann fights @bob", cast=("ann", "bob"))) == {"ann": ["fight"], "bob": ["fight"]}


def test_whoever_was_spoken_of_last_goes_on(understood):
    board = understood('@ann dances, then waves at @bob, then says "hi" to @bob', cast=("ann", "bob"))
    assert "wave" in doing(board)["ann"]
    assert "wave" not in doing(board)["bob"]
    assert said(board) == [("ann", "hi")]


def test_pronouns_tell_people_apart(understood):
    board = understood("@ann looks at @bob. She dances. Then he waves. Then they jump.", cast=("ann", "bob"))
    assert doing(board)["ann"][-1] == doing(board)["bob"][-1] == "jump"
    assert "dance" in doing(board)["ann"] and "wave" in doing(board)["bob"]
    assert "wave" not in doing(board)["ann"]


@pytest.mark.parametrize(
    ("prompt", "time"),
    [
        ("@ann dances at 3am", "night"),
        ("@ann dances at 6 am", "sunrise"),
        ("@ann dances at noon", "day"),
        ("@ann在晚上八点跳舞", "night"),
        ("@ann在凌晨三点跳舞", "night"),
        ("@ann在下午三點跳舞", "day"),
    ],
)
def test_clock_times_are_times_of_day(understood, prompt, time):
    assert understood(prompt, cast=("ann",)).shots[0].time == time


@pytest.mark.parametrize("prompt", ["not raining, @ann dances", "@ann dances, it is not raining", "不下雨，@ann跳舞"])
def test_negated_weather_is_none(understood, prompt):
    board = understood(prompt, cast=("ann",))
    assert board.shots[0].weather == ()
    assert doing(board) == {"ann": ["dance"]}


def test_effects_genres_transitions_and_loops(understood):
    board = understood("@ann dances, fireworks, jazz music, seamless loop. Dissolve to the beach.", cast=("ann",))
    assert (board.shots[0].effects, board.music.genre, board.loop) == (("fireworks",), "jazz", True)
    assert [shot.transition for shot in board.shots] == ["cut", "dissolve"]


def test_a_rock_is_no_rock_music(understood):
    assert understood("@ann sits on a rock in the city", cast=("ann",)).music.genre is None
    assert understood("@ann dances, rock", cast=("ann",)).music.genre == "rock"


def test_irregular_verbs_are_verbs(understood):
    assert doing(understood("@ann sang, ran and fought", cast=("ann",))) == {"ann": ["sing", "run", "fight"]}


def test_emoji_are_feelings_effects_and_deeds(understood):
    board = understood("@ann 💃 🎉 😊", cast=("ann",))
    assert doing(board) == {"ann": ["dance"]}
    assert (board.shots[0].effects, board.shots[0].subjects[0].emotion) == (("confetti",), "happy")


def test_decades_are_no_lengths(understood):
    assert understood("90s vibe, @ann dances", cast=("ann",)).seconds < 20
    assert understood("30s video of @ann dancing", cast=("ann",)).seconds == pytest.approx(30)


def test_a_place_named_later_is_where_it_begins(understood):
    board = understood("@ann waves, then dances on the beach", cast=("ann",))
    assert {shot.setting for shot in board.shots} == {"beach"}
    cut = understood("@ann waves. Cut to the moon: @ann dances", cast=("ann",))
    assert cut.shots[0].setting != "moon"


@pytest.mark.parametrize("seconds", [0, -1.0, 301.0, float("nan"), float("inf")])
def test_a_length_out_of_range_is_refused(understood, seconds):
    with pytest.raises(SpecRejected) as refusal:
        understood("@ann dances", cast=("ann",), seconds=seconds)
    assert refusal.value.code == "length_out_of_range"


def test_a_prompt_of_nothing_but_controls_is_empty(understood):
    with pytest.raises(SpecRejected) as refusal:
        understood("\u0000\u202e\u200b\u2066")
    assert refusal.value.code == "prompt_empty"


def test_right_to_left_marks_change_nothing(understood):
    plain = understood("@ann dances on the beach", cast=("ann",))
    marked = understood("\u202e@ann dan\u200bces on the\u2067 beach\u202c", cast=("ann",))
    assert marked.shots[0].subjects == plain.shots[0].subjects
    assert marked.shots[0].setting == "beach"
