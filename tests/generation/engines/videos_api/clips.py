"""Small real MP4s, the same for the same asking."""

import hashlib
import io

import av
import cv2
import numpy as np

FRAME_RATE = 24
AUDIO_RATE = 44_100


def drawn(asking: bytes, *, size: tuple[int, int], seconds: float, reference: bytes = b"") -> list[np.ndarray]:
    """uint8 [H, W, 3] frames: soft colours that drift, half hidden by the reference picture where there is one."""
    random = np.random.default_rng(list(hashlib.sha256(asking + reference).digest()))
    width, height = size
    cloth = cv2.resize(random.integers(0, 256, (8, 6, 3), np.uint8), (width, height), interpolation=cv2.INTER_LINEAR)
    frames = [np.roll(cloth, 2 * number, axis=1) for number in range(round(seconds * FRAME_RATE))]
    if reference:
        picture = cv2.cvtColor(cv2.imdecode(np.frombuffer(reference, np.uint8), cv2.IMREAD_COLOR), cv2.COLOR_BGR2RGB)
        frames = [cv2.addWeighted(frame, 0.5, picture, 0.5, 0) for frame in frames]
    return frames


def mp4(frames: list[np.ndarray], *, hz: float | None = 330.0, frame_rate: int = FRAME_RATE) -> bytes:
    """H.264, and AAC at 44.1 kHz mono from the first frame on; `hz` None: no sound."""
    buffer = io.BytesIO()
    with av.open(buffer, "w", format="mp4") as container:
        video = container.add_stream("libx264", rate=frame_rate, options={"preset": "ultrafast", "crf": "12"})
        video.height, video.width = frames[0].shape[:2]
        video.pix_fmt, video.thread_count = "yuv420p", 1
        sound = container.add_stream("aac", rate=AUDIO_RATE, layout="mono") if hz else None
        for frame in frames:
            container.mux(video.encode(av.VideoFrame.from_ndarray(frame, format="rgb24")))
        container.mux(video.encode(None))
        if sound is not None:
            count = round(len(frames) / frame_rate * AUDIO_RATE)
            wave = 0.1 * np.sin(2 * np.pi * (hz or 0) * np.arange(count) / AUDIO_RATE)
            block = av.AudioFrame.from_ndarray(wave.astype(np.float32)[None], format="fltp", layout="mono")
            block.sample_rate, block.pts = AUDIO_RATE, 0
            container.mux(sound.encode(block))
            container.mux(sound.encode(None))
    return buffer.getvalue()


def frames_of(data: bytes) -> list[np.ndarray]:
    with av.open(io.BytesIO(data), format="mov") as container:
        return [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]
