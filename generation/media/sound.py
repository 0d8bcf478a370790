"""A soundtrack in blocks: handed to the encoder in step with the frames, never held as a whole."""

from collections.abc import Generator, Iterable, Iterator

import numpy as np

from generation.contracts import AUDIO_RATE
from generation.media.errors import MediaError
from generation.media.waveform import Waveform

AHEAD_S = 1.0
"""So far the sound runs before the frames: the encoder must never wait for it."""
_PIECE = AUDIO_RATE // 4


def blocks(audio: np.ndarray | Iterable[np.ndarray]) -> Generator[np.ndarray]:
    """float32 [n, 2] blocks of a whole soundtrack or of one that comes in blocks."""
    if isinstance(audio, np.ndarray):
        yield audio
    else:
        yield from audio


class Sound:
    """Reads a soundtrack as far as it is needed: 16-bit samples, exactly as many as the frames last, rounded up."""

    def __init__(self, audio: np.ndarray | Iterable[np.ndarray], *, num_frames: int, frame_rate: int) -> None:
        self._blocks = blocks(audio)
        self._pieces = self._cut()
        self._frame_rate = frame_rate
        self._count = -(-num_frames * AUDIO_RATE // frame_rate)
        self._read = 0
        self.waveform = Waveform(self._count)

    def until(self, frame: int) -> Iterator[memoryview]:
        """s16le stereo, enough for frames before `frame` and AHEAD_S more. Raises MediaError `encode_failed`."""
        wanted = frame * AUDIO_RATE // self._frame_rate + int(AHEAD_S * AUDIO_RATE)
        while self._read < min(wanted, self._count):
            piece = next(self._pieces, None)
            if piece is None:
                raise MediaError("the engine gave a soundtrack shorter than its frames", code="encode_failed")
            piece = piece[: self._count - self._read]
            self._read += len(piece)
            samples = np.round(np.clip(piece, -1, 1) * np.float32(32767)).astype("<i2")
            self.waveform.hear(samples)
            yield memoryview(samples).cast("B")

    @property
    def complete(self) -> bool:
        """Whether all of it was read."""
        return self._read == self._count

    def close(self) -> None:
        self._blocks.close()

    def _cut(self) -> Iterator[np.ndarray]:
        """A quarter second at a time at most: a whole soundtrack may come in one block."""
        for block in self._blocks:
            if block.ndim != 2 or block.shape[1] != 2:
                raise MediaError("the engine gave sound that is not stereo", code="encode_failed")
            yield from (block[start : start + _PIECE] for start in range(0, len(block), _PIECE))
