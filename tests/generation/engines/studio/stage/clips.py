"""Small timelines by hand: 180x320, ten frames a second, a pulse of 120."""

import numpy as np

from generation.engines.studio.stage.renderer import FrameRenderer
from generation.engines.studio.timeline import Beats, Speech, TimedShot, Timeline
from generation.storyboard.schema import Line, Music, Shot, Storyboard, Subject

RATE = 10
BPM = 120


def person(handle: str = "extra1", **acting: str) -> Subject:
    return Subject(handle=handle, **acting)


def clip(*shots: Shot, width: int = 180, height: int = 320, seed: int = 5, **storyboard: object) -> Timeline:
    """The shots one after the other; every line starts 0.2 s into its shot and opens the mouth in a 2 Hz wave."""
    board = Storyboard.model_validate({"music": Music(bpm=BPM), "shots": shots, **storyboard})
    timed, first = [], 0
    for index, shot in enumerate(shots):
        frames = round(shot.seconds * RATE)
        timed.append(
            TimedShot(
                index=index,
                shot=shot,
                first_frame=first,
                num_frames=frames,
                start_s=first / RATE,
                end_s=(first + frames) / RATE,
            )
        )
        first += frames
    speeches = tuple(_spoken(line, shot, first) for shot in timed for line in shot.shot.lines)
    return Timeline(
        storyboard=board,
        width=width,
        height=height,
        frame_rate=RATE,
        num_frames=first,
        seed=seed,
        shots=tuple(timed),
        beats=Beats(bpm=BPM, times_s=np.arange(0, first / RATE + 8, 60 / BPM)),
        speeches=speeches,
        energy=np.full(first, 0.5, np.float32),
    )


def _spoken(line: Line, shot: TimedShot, frames: int) -> Speech:
    start, end = shot.start_s + 0.2, shot.end_s - 0.2
    pieces = line.text.split() if line.language == "en" else [line.text]
    words = tuple((start + (end - start) * n / len(pieces), text) for n, text in enumerate(pieces))
    seconds = np.arange(frames) / RATE
    mouth = np.zeros((frames, 5), np.float32)
    mouth[:, 0] = np.where((seconds >= start) & (seconds < end), 0.5 - 0.5 * np.cos((seconds - start) * 4 * np.pi), 0)
    samples = np.zeros(int((end - start) * 48_000), np.float32)
    return Speech(line=line, shot_index=shot.index, start_s=start, samples=samples, words=words, mouth=mouth)


def difference(first: np.ndarray, second: np.ndarray) -> float:
    """Mean absolute difference of two frames, in levels of 255."""
    return float(np.abs(first.astype(int) - second.astype(int)).mean())


def frames(renderer: FrameRenderer, indices: list[int]) -> dict[int, bytes]:
    return {index: renderer.frame(index).tobytes() for index in indices}
