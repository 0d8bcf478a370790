"""The clip that the product is judged by: one render at full size, looked at and listened to as a viewer would."""

from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np
import pyloudnorm
import pytest
from PIL import Image
from scipy.ndimage import gaussian_filter1d
from scipy.signal import fftconvolve

from generation.contracts import AUDIO_RATE
from generation.engines import registry
from generation.engines.setup import Setup
from generation.engines.studio.audio.viseme import mouth_track
from generation.engines.studio.audio.voice import Voiced, speak
from generation.engines.studio.compile import spoken_lines
from generation.media.probe import probe
from generation.offline import Made, Order, render_to_file
from generation.storyboard.glyphs import Glyphs
from generation.storyboard.planner import plan
from tests.vision.photos import astronaut, strangers
from vision.detect import detect
from vision.identity import build
from vision.landmarks import fit
from vision.pack import FacePack
from vision.similarity import texture_similarity

PROMPT = '@mira dances on the moon while it rains cats, says "that is one small step for me"'
SECONDS = 5.0
UPPER_LIP, LOWER_LIP = 13, 14
LOOK_EVERY = 5
EYE_DISTANCE_IN_CLOSE_UPS_PX = 120


@dataclass(frozen=True)
class Watched:
    """`frames` uint8 [T, H, W, 3] and `sound` [N, 2] at 48 kHz, as a player decodes them."""

    path: Path
    made: Made
    frames: np.ndarray
    sound: np.ndarray

    @property
    def close_ups(self) -> range:
        """Frame numbers of the close-up, away from its first frames, which a flash brightens."""
        shots = self.made.storyboard.shots
        begin = sum(shot.seconds for shot in shots if shot.framing != "close")
        assert [shot.framing for shot in shots] == ["wide", "close"]
        return range(round(begin * 30) + 12, len(self.frames))


@pytest.fixture(scope="module")
def pack(assets) -> FacePack:
    return FacePack(assets / "face")


@pytest.fixture(scope="module")
def clip(assets, tmp_path_factory) -> Watched:
    folder = tmp_path_factory.mktemp("clip")
    face, out = folder / "face.png", folder / "clip.mp4"
    Image.fromarray(astronaut()).save(face)
    engine = registry.create("studio", Setup(assets=assets))
    vocabulary, glyphs = registry.vocabulary("studio"), Glyphs(assets)

    def planned(cast, seconds, seed):
        return plan(PROMPT, cast=cast, vocabulary=vocabulary, glyphs=glyphs, seconds=seconds, seed=seed)

    order = Order(prompt=PROMPT, faces=(face,), seconds=SECONDS, seed=7)
    made = render_to_file(order, out, engine=engine, plan=planned, assets=assets)
    engine.close()
    with av.open(str(out)) as container:
        frames = np.stack([frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)])
    with av.open(str(out)) as container:
        sound = np.concatenate([frame.to_ndarray() for frame in container.decode(audio=0)], axis=1).T
    return Watched(path=out, made=made, frames=frames, sound=sound)


@pytest.fixture(scope="module")
def line(clip) -> Voiced:
    """The spoken line by itself, as the engine's voice says it."""
    (spoken, seed), *others = spoken_lines(clip.made.storyboard)
    assert not others
    return speak(spoken, voice_seed=seed)


def heard_at(clip: Watched, line: Voiced) -> float:
    """The second at which the line begins in the decoded sound, by matched filter."""
    match = np.abs(fftconvolve(clip.sound.mean(axis=1), line.samples[::-1], mode="full"))
    assert match.max() > 30 * np.median(match), "the line is not in the sound"
    return (int(match.argmax()) - len(line.samples) + 1) / AUDIO_RATE


def mouth_openings(clip: Watched, pack: FacePack, numbers: range) -> np.ndarray:
    """Gap between the lips over the eye distance, measured on decoded frames; the face is looked for now and then."""
    gaps = []
    for count, number in enumerate(numbers):
        frame = clip.frames[number]
        if count % LOOK_EVERY == 0:
            face = detect(pack, frame)[0]
        seen = fit(pack, frame, face)
        points = seen.points_px
        gaps.append(np.linalg.norm(points[UPPER_LIP, :2] - points[LOWER_LIP, :2]) / seen.eye_distance_px)
    return np.array(gaps)


def test_the_prompt_was_understood(clip):
    storyboard = clip.made.storyboard
    assert storyboard.not_understood == ()
    assert {shot.setting for shot in storyboard.shots} == {"moon"}
    assert storyboard.shots[0].props[0].motion == "fall"


def test_it_is_the_file_that_players_expect(clip):
    made = probe(clip.path)
    assert (made.width, made.height, made.frame_rate) == (720, 1280, 30)
    assert (made.video_codec, made.audio_codec, made.audio_rate) == ("h264", "aac", 48_000)
    assert 4000 <= made.duration_ms <= 6000
    assert made.num_frames == len(clip.frames) == SECONDS * 30
    assert len(clip.sound) >= SECONDS * AUDIO_RATE


def test_picture_and_sound_start_together(clip):
    made = probe(clip.path)
    assert abs(made.video_start_s - made.audio_start_s) <= 0.005


def test_it_is_as_loud_as_it_should_be(clip):
    loudness = pyloudnorm.Meter(AUDIO_RATE).integrated_loudness(clip.sound[: int(SECONDS * AUDIO_RATE)])
    assert loudness == pytest.approx(-14, abs=1)
    assert np.abs(clip.sound).max() < 1


def test_the_face_in_the_close_up_is_the_one_of_the_selfie(clip, pack):
    selfie = build(pack, astronaut())
    others = [build(pack, rgb) for rgb in strangers(3)]
    numbers = clip.close_ups[::10]
    assert len(numbers) >= 4
    for number in numbers:
        frame = clip.frames[number]
        seen = fit(pack, frame, detect(pack, frame)[0])
        assert seen.eye_distance_px > EYE_DISTANCE_IN_CLOSE_UPS_PX
        own = texture_similarity(selfie, frame, seen)
        assert own > 0.5
        assert own > max(texture_similarity(other, frame, seen) for other in others) + 0.1


def test_the_mouth_opens_with_the_speech(clip, pack, line):
    """With its shapes closely; with its loudness as far as open vowels are loud."""
    start_s = heard_at(clip, line)
    track = np.zeros(len(clip.sound))
    first = round(start_s * AUDIO_RATE)
    heard = np.abs(line.samples)[: len(track) - first]
    track[first : first + len(heard)] = heard
    loud = gaussian_filter1d(track, 0.02 * AUDIO_RATE)
    begin, end = int((start_s - 0.2) * 30), int((start_s + line.seconds + 0.2) * 30)
    numbers = range(max(begin, clip.close_ups.start), min(end, len(clip.frames)))
    opening = mouth_openings(clip, pack, numbers)
    seconds = np.array(numbers) / 30

    shapes = mouth_track(line.phones, 30, len(clip.frames), start_s=start_s)[:, 0]
    lags = np.arange(-6, 6.25, 0.25)

    def agreement(at_s: np.ndarray, told: np.ndarray) -> tuple[float, float]:
        """Of the decoded mouth with what was told, at the lag where it is best; and that lag in frames."""
        found = [np.corrcoef(opening, np.interp(seconds + lag / 30, at_s, told))[0, 1] for lag in lags]
        return float(max(found)), float(lags[int(np.argmax(found))])

    by_sound, sound_lag = agreement(np.arange(len(loud)) / AUDIO_RATE, loud)
    by_shape, shape_lag = agreement(np.arange(len(shapes)) / 30, shapes)
    assert by_shape >= 0.7
    assert by_sound > 0.3
    assert max(abs(sound_lag), abs(shape_lag)) <= 1


def test_the_dance_is_alive(clip):
    moving = clip.frames[: clip.close_ups.start - 20 : 2, ::4, ::4].astype(int)
    assert np.abs(np.diff(moving, axis=0)).mean() > 2


def test_every_frame_carries_the_label(clip, assets):
    from generation.media.label import Label
    from tests.generation.media.clips import labelled

    label = Label(width=720, height=1280, font=assets / "fonts" / "latin.ttf")
    corner = np.stack([frame[label.box] for frame in clip.frames[::10]]).astype(float)
    grey = labelled(label, np.full((1280, 720, 3), 128, np.uint8))[label.box].astype(float)
    for seen in corner:
        assert np.corrcoef(seen.ravel(), grey.ravel())[0, 1] > 0.7
