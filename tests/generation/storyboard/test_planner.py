import pytest

from generation.contracts import EngineUnavailable, SpecRejected
from generation.storyboard.glyphs import Glyphs
from generation.storyboard.planner import plan
from generation.storyboard.schema import Storyboard
from generation.storyboard.vocabulary import Term, TermKind, Vocabulary


@pytest.fixture
def understood(vocabulary, glyphs):
    def understand(prompt: str, *, cast=("mira",), seconds=None, seed=1) -> Storyboard:
        return plan(prompt, cast=cast, vocabulary=vocabulary, glyphs=glyphs, seconds=seconds, seed=seed)

    return understand


def props(storyboard: Storyboard, shot: int = 0) -> dict[str | None, tuple[str, int]]:
    return {prop.glyph: (prop.motion, prop.count) for prop in storyboard.shots[shot].props}


def actions(storyboard: Storyboard, shot: int = 0) -> dict[str, str]:
    return {subject.handle: subject.action for subject in storyboard.shots[shot].subjects}


@pytest.mark.parametrize(
    ("prompt", "language", "line"),
    [
        ('@mira dances on the moon while it rains cats, says "that\'s one small step"', "en", "that's one small step"),
        ("@mira在月球上跳舞，下着猫雨，说“这是一小步”", "zh-hans", "这是一小步"),
        ("@mira在月球上跳舞，下著貓雨，說「這是一小步」", "zh-hant", "這是一小步"),
        ("@mira 在 moon 上 dance，raining cats，说“step”吧，好不好，好的", "zh-hans", "step"),
    ],
)
def test_the_same_story_is_understood_in_every_language(understood, prompt, language, line):
    storyboard = understood(prompt)
    wide, close = storyboard.shots
    assert storyboard.language == language
    assert (wide.setting, wide.time, wide.framing, actions(wide_only(storyboard))) == (
        "moon",
        "night",
        "wide",
        {"mira": "dance"},
    )
    assert wide.subjects[0].outfit == "astronaut"
    assert props(storyboard) == {"1f408": ("fall", 40)}
    assert wide.weather == ()
    assert (close.framing, close.lines[0].speaker, close.lines[0].text) == ("close", "mira", line)


def wide_only(storyboard: Storyboard) -> Storyboard:
    return storyboard.model_copy(update={"shots": storyboard.shots[:1]})


@pytest.mark.parametrize(
    ("prompt", "glyph", "motion", "count"),
    [
        ("it rains cats", "1f408", "fall", 40),
        ("it's raining pizzas on stage", "1f355", "fall", 40),
        ("it will rain balloons", "1f388", "fall", 40),
        ("cats fall from the sky", "1f408", "fall", 40),
        ("a cat falls from the sky", "1f408", "fall", 1),
        ("three falling dogs", "1f415", "fall", 3),
        ("天上掉下披萨", "1f355", "fall", 40),
        ("天降披薩", "1f355", "fall", 40),
        ("三只猫从天而降", "1f408", "fall", 3),
        ("a dozen hot dogs on the beach", "1f32d", "static", 12),
        ("三只猫在海边", "1f408", "static", 3),
        ("两隻貓在海邊", "1f408", "static", 2),
        ("many balloons float over the city", "1f388", "float", 8),
        ("@mira holds a balloon", "1f388", "held", 1),
        ("@mira拿着气球", "1f388", "held", 1),
        ("🐈🐈🐈 on the beach", "1f408", "static", 3),
        ("a giant robot in the city", "1f916", "static", 1),
    ],
)
def test_things_fall_float_and_are_counted(understood, prompt, glyph, motion, count):
    assert props(understood(prompt)) == {glyph: (motion, count)}


def test_cats_and_dogs_both_fall_and_the_umbrella_does_not(understood):
    storyboard = understood("it's raining cats and dogs while @mira dances in the rain with an umbrella")
    assert {glyph: motion for glyph, (motion, _) in props(storyboard).items()} == {
        "1f408": "fall",
        "1f415": "fall",
        "2602-fe0f": "static",
    }
    assert storyboard.shots[0].weather == ("rain",)


def test_rain_as_weather_is_no_falling_thing(understood):
    storyboard = understood("@mira dances in the rain with a cat")
    assert storyboard.shots[0].weather == ("rain",)
    assert props(storyboard) == {"1f408": ("static", 1)}


def test_more_than_sixty_are_sixty_and_the_number_is_listed(understood):
    storyboard = understood("100 balloons on the beach")
    assert props(storyboard) == {"1f388": ("static", 60)}
    assert storyboard.not_understood == ("100",)


@pytest.mark.parametrize(
    "prompt",
    ["@mira dances in the city, no music", "@mira在城市跳舞，没有音乐", "@mira dances without captions or music"],
)
def test_no_music_means_none(understood, prompt):
    storyboard = understood(prompt)
    assert storyboard.music.mood == "none"
    assert storyboard.not_understood == ()


def test_negated_words_are_left_out_and_not_listed(understood):
    storyboard = understood("@mira dances, no captions, without rain, no cats, not on the moon but on the beach")
    assert not storyboard.captions
    assert storyboard.shots[0].weather == ()
    assert storyboard.shots[0].props == ()
    assert storyboard.shots[0].setting == "beach"
    assert storyboard.not_understood == ()


@pytest.mark.parametrize("prompt", ["the beach at sunset without people", "海滩，没有人"])
def test_without_people_nobody_is_shown(understood, prompt):
    assert understood(prompt).handles == ()


def test_nobody_named_means_the_whole_cast(understood):
    assert understood("dancing on the beach", cast=("mira", "bob")).handles == ("mira", "bob")


def test_without_cast_a_stranger_is_drawn(understood):
    assert understood("a woman dances", cast=()).handles == ("extra1",)
    assert understood("two friends dance on stage", cast=()).handles == ("extra1", "extra2")


def test_the_cast_takes_the_place_of_people_when_no_handle_is_named(understood):
    assert understood("an astronaut dances").handles == ("mira",)
    assert understood("two friends dance", cast=("mira",)).handles == ("mira", "extra1")


def test_me_is_the_cast_member_who_is_not_mentioned(understood):
    assert understood("me and @bob dance on stage", cast=("mira", "bob")).handles == ("mira", "bob")
    assert understood("我在舞台上跳舞", cast=("me",)).handles == ("me",)


def test_handles_are_found_between_chinese_letters_and_spelled_as_the_cast_spells_them(understood):
    assert understood("让@MIRA跳舞").handles == ("mira",)
    assert understood("让＠mira跳舞").handles == ("mira",)


def test_an_address_is_no_handle(understood):
    storyboard = understood("mail bob@example.com about the beach")
    assert storyboard.handles == ("mira",)
    assert "@example.com" in storyboard.not_understood


@pytest.mark.parametrize(
    ("prompt", "said"),
    [
        ('@mira and @bob dance on stage, @mira says "yes", @bob says "no way"', [("mira", "yes"), ("bob", "no way")]),
        ('"Hello there," says @bob while @mira dances', [("bob", "Hello there")]),
        ('@mira waves at @bob and says "hi"', [("mira", "hi")]),
        ("@mira 对 @bob 说「你好」", [("mira", "你好")]),
        ("「你好」，@bob说，@mira跳舞", [("bob", "你好")]),
        ('@mira dances on stage. Then she says "wow"', [("mira", "wow")]),
        ("@mira says: hello world! Then she dances", [("mira", "hello world!")]),
        ("@mira说：大家好，欢迎！然后跳舞", [("mira", "大家好，欢迎！")]),
        ("@mira says ‘don’t stop’", [("mira", "don’t stop")]),
        ("close-up of @mira saying 'it's mine'", [("mira", "it's mine")]),
        ('@mira says "one" and then "two"', [("mira", "one"), ("mira", "two")]),
        ('"just words"', [("mira", "just words")]),
    ],
)
def test_each_quote_has_its_speaker(understood, prompt, said):
    storyboard = understood(prompt, cast=("mira", "bob") if "@bob" in prompt else ("mira",))
    assert [(line.speaker, line.text) for shot in storyboard.shots for line in shot.lines] == said
    for shot in storyboard.shots:
        assert {line.speaker for line in shot.lines} <= {subject.handle for subject in shot.subjects}


@pytest.mark.parametrize(
    ("prompt", "delivery"),
    [
        ('@mira whispers "hush"', "whisper"),
        ("@mira大喊“快跑”", "shout"),
        ('@mira sings "la la"', "sing"),
        ('@mira says "a b"', "say"),
    ],
)
def test_how_a_line_is_said(understood, prompt, delivery):
    assert [line.delivery for shot in understood(prompt).shots for line in shot.lines] == [delivery]


def test_a_sign_is_not_spoken_and_is_listed(understood):
    storyboard = understood('@mira stands next to a sign that says "OPEN"')
    assert not any(shot.lines for shot in storyboard.shots)
    assert "OPEN" in storyboard.not_understood


def test_a_pasted_address_of_any_length_is_a_word_like_any_other(understood):
    storyboard = understood("a dog runs, see https://example.com/" + "a" * 450)
    assert "a" * 60 in storyboard.not_understood


def test_words_inside_quotes_stage_nothing(understood):
    storyboard = understood('@mira stands on the beach and says "I dance on the moon in the rain with @bob"')
    assert {shot.setting for shot in storyboard.shots} == {"beach"}
    assert storyboard.handles == ("mira",)
    assert storyboard.shots[0].weather == ()


def test_a_line_longer_than_a_line_may_be_is_cut_between_sentences_and_kept_whole(understood):
    sentences = [f"This is sentence number {i} of a long speech." for i in range(20)]
    storyboard = understood(f'@mira says "{" ".join(sentences)}"')
    lines = [line.text for shot in storyboard.shots for line in shot.lines]
    assert len(lines) > 1
    assert " ".join(lines) == " ".join(sentences)


def test_everyone_does_their_own(understood):
    storyboard = understood("@mira dances while @bob waves on stage", cast=("mira", "bob"))
    assert actions(storyboard) == {"mira": "dance", "bob": "wave"}
    together = understood("@mira和@bob在海边跳舞", cast=("mira", "bob"))
    assert actions(together) == {"mira": "dance", "bob": "dance"}


def test_two_actions_become_two_shots(understood):
    storyboard = understood("@mira dances and waves on stage")
    assert [shot.subjects[0].action for shot in storyboard.shots] == ["dance", "wave"]
    assert {shot.setting for shot in storyboard.shots} == {"stage"}


@pytest.mark.parametrize(
    "prompt",
    [
        "@mira dances on the moon, then waves on the beach",
        "@mira dances on the moon. Cut to the beach: @mira waves",
        "@mira在月球上跳舞，然后在海边挥手",
        "@mira在月球上跳舞。接着，她在沙灘上揮手",
        "@mira dances on the moon\n@mira waves on the beach",
    ],
)
def test_shots_are_cut_where_the_prompt_cuts(understood, prompt):
    storyboard = understood(prompt)
    assert [(shot.setting, shot.subjects[0].action) for shot in storyboard.shots] == [
        ("moon", "dance"),
        ("beach", "wave"),
    ]


def test_next_to_is_no_cut(understood):
    assert len(understood("@mira dances next to a dragon").shots) == 1


def test_scenery_sentences_belong_to_the_shot_they_describe(understood):
    storyboard = understood("A beach at night. @mira dances. It snows. Epic music. No captions.")
    assert len(storyboard.shots) == 1
    shot = storyboard.shots[0]
    assert (shot.setting, shot.time, shot.weather) == ("beach", "night", ("snow",))
    assert (storyboard.music.mood, storyboard.captions) == ("epic", False)


def test_a_framing_between_two_sentences_frames_the_second(understood):
    storyboard = understood("@mira stands on the beach, sad. Close-up. She says 'goodbye'")
    assert [shot.framing for shot in storyboard.shots] == ["wide", "close"]
    assert len(understood("@mira dances on the beach. Close-up.").shots) == 1


def test_clothes_and_feelings_last(understood):
    storyboard = understood("@mira in a spacesuit is sad on the beach. Then she waves in the city")
    assert [(who.outfit, who.emotion) for shot in storyboard.shots for who in shot.subjects] == [
        ("astronaut", "sad")
    ] * 2


def test_a_place_holds_until_the_next_place(understood):
    storyboard = understood("@mira dances on the beach at night in the snow. Then she waves.")
    assert [(shot.setting, shot.time, shot.weather) for shot in storyboard.shots] == [("beach", "night", ("snow",))] * 2


def test_the_moon_over_a_city_is_a_thing(understood):
    storyboard = understood("a full moon over the city, @mira dances")
    assert storyboard.shots[0].setting == "city"
    assert "1f315" in props(storyboard)


@pytest.mark.parametrize(
    ("prompt", "framing", "move"),
    [
        ("close-up of @mira on the beach, slow zoom", "close", "push"),
        ("wide shot, @mira dances, orbit", "wide", "orbit"),
        ("@mira跳舞，特写，手持镜头", "close", "handheld"),
        ("medium shot of @mira, zoom out", "medium", "pull"),
    ],
)
def test_the_camera_does_as_told(understood, prompt, framing, move):
    shot = understood(prompt).shots[0]
    assert (shot.framing, shot.move) == (framing, move)


def test_mood_tempo_style_and_outfit(understood):
    storyboard = understood("@mira in a spacesuit on the beach, sad music, 90 bpm, black and white")
    assert (storyboard.music.mood, storyboard.music.bpm, storyboard.style) == ("sad", 90, "noir")
    assert storyboard.shots[0].subjects[0].outfit == "astronaut"
    assert understood("@mira dances to fast music").music.bpm == 140


def test_a_happy_person_may_have_sad_music(understood):
    storyboard = understood("@mira is happy, sad music")
    assert (storyboard.shots[0].subjects[0].emotion, storyboard.music.mood) == ("happy", "sad")


@pytest.mark.parametrize(
    ("prompt", "listed"),
    [
        ("@mira rides a unicycle through a glittering nebula", ("rides", "unicycle", "glittering", "nebula")),
        ("@mira在海边骑独轮车", ("骑独轮车",)),
        ("Мира танцует", ("Мира", "танцует")),
        ("@mira dances with purple umbrellas", ("purple",)),
        ("@mira dances in slow motion", ("slow", "motion")),
        ("@mira on the beach at night at sunset", ("sunset",)),
        ("@mira ate the scenery", ("ate", "scenery")),
        ("@mira dances 🦖", ("🦖",)),
    ],
)
def test_every_word_not_understood_is_listed(understood, prompt, listed):
    missing = set(listed) - set(understood(prompt).not_understood)
    assert not missing


def test_a_keyword_makes_no_thing_out_of_an_adjective(understood):
    storyboard = understood("a slice cat on the beach")
    assert props(storyboard) == {"1f408": ("static", 1)}
    assert storyboard.not_understood == ("slice",)


def test_without_the_emoji_pack_things_are_listed(vocabulary, tmp_path):
    storyboard = plan(
        "@mira dances while it rains cats",
        cast=("mira",),
        vocabulary=vocabulary,
        glyphs=Glyphs(tmp_path),
        seconds=None,
        seed=1,
    )
    assert storyboard.shots[0].props == ()
    assert "cats" in storyboard.not_understood


@pytest.mark.parametrize("seconds", [2.0, 5.0, 8.5, 15.0])
def test_shots_fill_the_length_asked_for(understood, seconds):
    for prompt in (
        "@mira dances",
        '@mira dances, says "hello to all of you"',
        "@mira dances then waves then jumps then dances",
    ):
        storyboard = understood(prompt, seconds=seconds)
        assert storyboard.seconds == pytest.approx(seconds)
        assert all(shot.seconds > 0 for shot in storyboard.shots)


def test_the_prompt_may_ask_for_the_length(understood):
    assert understood("a 10 second clip of @mira dancing").seconds == pytest.approx(10)
    assert understood("@mira跳舞，8秒").seconds == pytest.approx(8)


def test_without_a_length_a_short_prompt_makes_four_to_six_seconds(understood):
    for prompt in ("@mira dances", '@mira dances, says "hello to all of you"', "@mira在海边挥手"):
        assert 4 <= understood(prompt).seconds <= 6


def test_long_scripts_make_many_shots_and_those_beyond_the_limit_are_listed(understood):
    assert len(understood(" then ".join(["@mira dances", "@mira waves"] * 10)).shots) == 20
    storyboard = understood("\n".join(f"{number}. @mira dances" for number in range(1, 161)))
    assert len(storyboard.shots) == 150
    assert storyboard.not_understood


def test_the_same_seed_plans_the_same(understood):
    prompt = '@mira dances on the moon, says "hello", then waves at @bob on the beach'
    assert understood(prompt, seed=5) == understood(prompt, seed=5)


@pytest.mark.parametrize(
    "prompt",
    [
        "…",
        "!!!",
        "@",
        "@@@mira",
        '"',
        '""',
        "「",
        "@" + "a" * 31,
        "\u0000\u202e@mira dances\ue000",
        "ﷺ" * 300,
        "then then then",
        "no no no music",
        "\u0130 \ufb01 ① ½",
        "👩‍👩‍👧‍👦 dance",
        "“" * 2000 + "”" * 2000,
        "@mira " * 600,
        "cats " * 800,
        "0 cats 99999999999999999999 dogs",
    ],
)
def test_no_prompt_breaks_the_planner(understood, prompt):
    storyboard = understood(prompt)
    assert Storyboard.model_validate_json(storyboard.model_dump_json()) == storyboard


def test_an_empty_prompt_and_one_too_long_are_refused(understood):
    for prompt, code in (("", "prompt_empty"), (" \n", "prompt_empty"), ("a" * 4001, "prompt_too_long")):
        with pytest.raises(SpecRejected) as refusal:
            understood(prompt)
        assert refusal.value.code == code


def test_an_engine_without_plug_ins_is_unavailable(glyphs):
    with pytest.raises(EngineUnavailable):
        plan("dance", cast=(), vocabulary=Vocabulary(terms=()), glyphs=glyphs, seconds=None, seed=1)


def test_who_sings_a_line_is_seen_singing_from_the_start(understood):
    storyboard = understood('@mira sings on stage: "la la la"')
    assert [actions(storyboard, shot) for shot in range(len(storyboard.shots))] == [{"mira": "sing"}] * 2
    assert storyboard.shots[-1].lines[0].delivery == "sing"


def test_a_deed_that_may_hold_things_is_done_where_nothing_is_held(vocabulary, glyphs):
    hug = Term(kind=TermKind.ACTION, id="hug", en=("hug",), zh=("拥抱",))
    words = Vocabulary(terms=(*vocabulary.terms, hug))
    storyboard = plan("Two people hug", cast=(), vocabulary=words, glyphs=glyphs, seconds=None, seed=1)
    assert list(actions(storyboard).values()) == ["hug", "hug"]
    assert not storyboard.not_understood
