import numpy as np
import pytest

from generation.engines.studio.audio.mouth import mouth_from_audio
from generation.engines.studio.audio.viseme import SHAPES, mouth_track, shapes_of
from generation.engines.studio.audio.voice import speak
from generation.storyboard.schema import Language, Line, Music
from tests.generation.engines.studio.audio.timelines import FRAME_RATE, lag_ms, played

MOODS = ["happy", "epic", "sad", "dreamy", "scary", "romantic", "calm"]
FRAME_MS = 1000 / FRAME_RATE
LINES: list[tuple[Language, str]] = [
    ("en", "That's one small step for a man, one giant leap for mankind."),
    ("en", "Hello everybody, welcome to my party by the beach!"),
    ("zh-hans", "我们在月球上跳舞，真开心！妈妈爸爸好。"),
    ("zh-hant", "這裡真開心！歡迎光臨。"),
]


@pytest.mark.parametrize(("language", "text"), LINES)
@pytest.mark.parametrize("seed", [0, 3])
def test_the_mouth_opens_within_a_frame_of_the_voice(language: Language, text: str, seed: int) -> None:
    voiced = speak(Line(speaker="ann", text=text, language=language), voice_seed=seed)
    track = mouth_track(voiced.phones, FRAME_RATE, int(voiced.seconds * FRAME_RATE) + 10)
    assert abs(lag_ms(voiced.samples, track[:, 0])) <= FRAME_MS
    assert track[:, 0].max() > 0.6


def test_lips_close_for_a_bilabial_and_the_jaw_with_them() -> None:
    track = mouth_track([(0.0, 0.2, "ɑː"), (0.2, 0.3, "m"), (0.3, 0.5, "ɑː")], FRAME_RATE, 20)
    closed = track[:, 2].argmax()
    assert track[closed, 2] > 0.9
    assert track[closed, 0] < 0.1
    assert track[2, 0] > 0.8
    assert track[2, 2] < 0.3


def test_the_lips_lead_the_sound() -> None:
    track = mouth_track([(0.5, 0.7, "ɑ")], 1000, 1000)
    middle = (np.arange(1000) * track[:, 0]).sum() / track[:, 0].sum() / 1000
    assert 0.6 - middle == pytest.approx(0.035, abs=0.002)


def test_a_line_moves_no_mouth_before_and_after_it() -> None:
    voiced = speak(Line(speaker="ann", text="Hello."), voice_seed=1)
    track = mouth_track(voiced.phones, FRAME_RATE, 150, start_s=2.0)
    first, last = int(2.0 * FRAME_RATE) - 4, int((2.0 + voiced.seconds) * FRAME_RATE) + 4
    assert not track[:first].any() and not track[last:].any()
    assert track[first:last].any()


def test_parameters_stay_in_their_ranges() -> None:
    voiced = speak(Line(speaker="ann", text="Big brown bears have five very wide mouths."), voice_seed=1)
    track = mouth_track(voiced.phones, FRAME_RATE, 120)
    assert track.dtype == np.float32 and track.shape == (120, 5)
    assert track[:, [0, 2, 3, 4]].min() >= 0 and np.abs(track).max() <= 1.0001


@pytest.mark.parametrize(
    ("ipa", "shapes"),
    [("ˈaɪ", ["aa", "ih"]), ("tʃ", ["sh"]), ("", ["rest"]), ("(en)", ["rest"]), ("ɔːɹ", ["aw", "r"])],
)
def test_a_phone_passes_through_its_shapes(ipa: str, shapes: list[str]) -> None:
    assert shapes_of(ipa) == shapes
    assert set(shapes) <= set(SHAPES)


def test_speech_in_a_track_moves_the_mouth_with_it() -> None:
    voiced = speak(Line(speaker="ann", text=LINES[0][1]), voice_seed=1)
    track = mouth_from_audio(voiced.samples, FRAME_RATE, int(voiced.seconds * FRAME_RATE))
    assert abs(lag_ms(voiced.samples, track[:, 0])) <= FRAME_MS
    assert track[:, 0].max() > 0.6 and track[:, 0].std() > 0.15


def test_speech_over_music_still_moves_the_mouth() -> None:
    voiced = speak(Line(speaker="ann", text=LINES[0][1]), voice_seed=1)
    music = played(Music(mood="happy", bpm=110), voiced.seconds, 1)[: len(voiced.samples)]
    mixed = voiced.samples[:, None] / voiced.samples.std() + 0.5 * music / music.std()
    track = mouth_from_audio(mixed, FRAME_RATE, int(voiced.seconds * FRAME_RATE))
    assert track[:, 0].std() > 0.1
    assert abs(lag_ms(voiced.samples, track[:, 0])) <= FRAME_MS


@pytest.mark.parametrize("mood", MOODS)
def test_music_alone_leaves_the_mouth_nearly_still(mood: str) -> None:
    music = played(Music(mood=mood, bpm=110), 5.0, 2)
    assert mouth_from_audio(music, FRAME_RATE, 150)[:, 0].mean() < 0.06


def test_silence_leaves_the_mouth_shut() -> None:
    assert not mouth_from_audio(np.zeros((4800, 2), np.float32), FRAME_RATE, 3).any()
    assert mouth_from_audio(np.zeros(0, np.float32), FRAME_RATE, 3).shape == (3, 5)
