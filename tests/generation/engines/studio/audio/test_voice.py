import numpy as np
import pytest

from generation.engines.studio.audio.runs import runs
from generation.engines.studio.audio.singing.psola import pitch_of
from generation.engines.studio.audio.voice import speak, speak_all
from generation.storyboard.schema import Line

ENGLISH = Line(speaker="ann", text="That's one small step, for @ben. 🚀 And 12 cats!")
CHINESE = Line(speaker="ann", text="我们在月球上跳舞，真开心！", language="zh-hans")
TRADITIONAL = Line(speaker="ann", text="這裡真開心！hello 123", language="zh-hant")


def test_a_line_and_a_seed_always_give_the_same_samples() -> None:
    first, again = (speak(ENGLISH, voice_seed=4).samples for _ in range(2))
    assert np.array_equal(first, again)


def test_speakers_with_different_seeds_sound_different() -> None:
    assert not np.array_equal(
        speak(ENGLISH, voice_seed=0).samples[:48_000], speak(ENGLISH, voice_seed=1).samples[:48_000]
    )


@pytest.mark.parametrize("line", [ENGLISH, CHINESE, TRADITIONAL], ids=["en", "zh-hans", "zh-hant"])
def test_every_word_is_timed_once_in_reading_order(line: Line) -> None:
    voiced = speak(line, voice_seed=1)
    times = [start for start, _ in voiced.words]
    assert "".join(text for _, text in voiced.words) == line.text.replace(" ", "")
    assert times == sorted(times)
    assert times[0] >= 0 and times[-1] < voiced.seconds


def test_chinese_is_timed_by_the_character() -> None:
    words = speak(CHINESE, voice_seed=1).words
    assert [text for _, text in words[:3]] == ["我", "们", "在"]
    assert len({start for start, _ in words}) == len(words)


def test_phones_cover_the_sound_and_pauses_are_silent() -> None:
    voiced = speak(Line(speaker="ann", text="Hello there. My friends."), voice_seed=1)
    power = [
        (voiced.samples[int(a * 48_000) : int(b * 48_000)].std(), ipa) for a, b, ipa in voiced.phones if b - a > 0.08
    ]
    pauses = [level for level, ipa in power if not ipa]
    vowels = [level for level, ipa in power if any(vowel in ipa for vowel in "əɛiaɪ")]
    assert pauses and vowels
    assert max(pauses) < 0.2 * min(vowels)


def test_samples_are_48_khz_and_do_not_clip() -> None:
    voiced = speak(ENGLISH, voice_seed=2)
    assert voiced.samples.dtype == np.float32
    assert np.abs(voiced.samples).max() <= 0.81
    assert abs(voiced.phones[-1][1] - voiced.seconds) < 0.01


def test_deliveries_change_the_voice_and_singing_takes_longer() -> None:
    spoken = {delivery: speak(ENGLISH.model_copy(update={"delivery": delivery}), voice_seed=1)
              for delivery in ("say", "whisper", "shout", "sing")}  # fmt: skip
    assert spoken["sing"].seconds > 1.05 * spoken["say"].seconds
    assert spoken["shout"].samples.std() > 1.3 * spoken["say"].samples.std()
    assert spoken["whisper"].seconds > spoken["say"].seconds


def test_a_whisper_has_no_pitch_and_a_shout_is_higher_and_denser() -> None:
    line = Line(speaker="ann", text="We are here and we are many more")
    said, whispered, shouted = (
        speak(line.model_copy(update={"delivery": delivery}), voice_seed=0).samples.astype(float)
        for delivery in ("say", "whisper", "shout")
    )
    pitches = {name: pitch_of(sound) for name, sound in (("say", said), ("whisper", whispered), ("shout", shouted))}
    voiced = {name: (periodic > 0.85).mean() for name, (_, periodic) in pitches.items()}
    assert voiced["whisper"] < 0.5 * voiced["say"]
    high, low = (np.median(pitches[name][0][pitches[name][1] > 0.85]) for name in ("shout", "say"))
    assert high > 1.1 * low
    assert np.abs(shouted).mean() > 1.3 * np.abs(said).mean()


def test_a_line_without_words_is_a_short_silence() -> None:
    voiced = speak(Line(speaker="ann", text="!!! 🎉"), voice_seed=1)
    assert 0.3 < voiced.seconds < 0.6
    assert not voiced.samples.any()
    assert [text for _, text in voiced.words] == ["!!!", "🎉"]


def test_lines_spoken_at_once_are_the_lines_spoken_alone() -> None:
    lines = [(ENGLISH, 1), (CHINESE, 2), (TRADITIONAL, 3)]
    for (line, seed), voiced in zip(lines, speak_all(lines), strict=True):
        assert np.array_equal(voiced.samples, speak(line, voice_seed=seed).samples)


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("我爱 New York 这座城市", ["zh-hans", "en", "zh-hans"]),
        ("Hello 你好 friends", ["en", "zh-hans", "en"]),
        ("我有3只猫", ["zh-hans"]),
        ("only words", ["en"]),
        ("42!", ["en"]),
    ],
)
def test_a_text_of_two_scripts_is_split_by_script(text: str, languages: list[str]) -> None:
    found = runs(text, "zh-hans" if text[0] == "我" else "en")
    assert [language for _, _, language in found] == languages
    assert "".join(part for _, part, _ in found) == text
    assert all(text[start:].startswith(part) for start, part, _ in found)


def test_each_script_of_a_line_is_spoken_in_its_language() -> None:
    mixed = speak(Line(speaker="ann", text="我爱 New York 这座城市", language="zh-hans"), voice_seed=1)
    alone = speak(Line(speaker="ann", text="New York"), voice_seed=1)
    assert [word for _, word in mixed.words] == ["我", "爱", "New", "York", "这", "座", "城", "市"]
    spoken = [ipa for _, _, ipa in mixed.phones or ()]
    english = [ipa for _, _, ipa in alone.phones or () if ipa]
    assert any(spoken[at : at + len(english)] == english for at in range(len(spoken)))
