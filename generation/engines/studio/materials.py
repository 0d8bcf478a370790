"""Given pictures and videos that fill a shot, as the render processes get them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import av
import cv2
import numpy as np
from av.error import FFmpegError

from generation.contracts import Reference, ReferenceKind, ReferenceRole, SpecRejected
from vision.colour import skin_colour
from vision.contracts import Identity, VisionError
from vision.detect import detect
from vision.landmarks import fit
from vision.matte import matte
from vision.pack import FacePack
from vision.picture import open_picture

LONG_SIDE_PX = 1920
FOCUS_EVERY_S = 0.5
MIDDLE = (0.5, 0.5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """`rgb` uint8 [H, W, 3]. `face` is whoever looks out of it, in its own pixels; None where nobody does."""

    rgb: np.ndarray
    face: Identity | None

    @property
    def focus(self) -> tuple[float, float]:
        """Shares of width and height that a crop should keep in its middle."""
        if self.face is None:
            return MIDDLE
        x, y = self.face.landmarks[:, :2].mean(0) / (self.rgb.shape[1], self.rgb.shape[0])
        return float(x), float(y)


@dataclass(frozen=True, slots=True, kw_only=True)
class Video:
    """Footage as vision/media/footage.py writes it. `focus` float32 [K, 2], shares every FOCUS_EVERY_S: the faces."""

    path: Path
    seconds: float
    frame_rate: float
    width: int
    height: int
    focus: np.ndarray
    audio: bool

    def focus_at(self, t_s: float) -> tuple[float, float]:
        at = np.arange(len(self.focus)) * FOCUS_EVERY_S
        return float(np.interp(t_s, at, self.focus[:, 0])), float(np.interp(t_s, at, self.focus[:, 1]))


Material = Picture | Video


def materials(references: Sequence[Reference], pack: FacePack | None) -> dict[str, Material]:
    """By handle. Without the face pack nobody in them is found, and crops keep their middle.

    Raises SpecRejected `reference_unreadable`, `reference_kind`.
    """
    given = [one for one in references if one.role is ReferenceRole.MATERIAL]
    return {one.handle: _material(one, pack) for one in given}


def _material(reference: Reference, pack: FacePack | None) -> Material:
    try:
        if reference.kind is ReferenceKind.IMAGE:
            return _picture(open_picture(reference.path.read_bytes()), pack)
        if reference.kind is ReferenceKind.VIDEO:
            return _video(reference.path, pack)
    except (OSError, FFmpegError, IndexError, VisionError) as error:
        raise SpecRejected("a reference cannot be read", code="reference_unreadable") from error
    raise SpecRejected(f"a {reference.kind.value} fills no shot", code="reference_kind")


def _picture(rgb: np.ndarray, pack: FacePack | None) -> Picture:
    shrink = LONG_SIDE_PX / max(rgb.shape[:2])
    if shrink < 1:
        rgb = np.asarray(cv2.resize(rgb, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA))
    faces = detect(pack, rgb) if pack is not None else []
    if pack is None or not faces:
        return Picture(rgb=rgb, face=None)
    found = fit(pack, rgb, faces[0])
    identity = Identity(
        rgb=rgb,
        landmarks=found.points_px.astype(np.float32),
        matte=matte(pack, rgb, faces[0]),
        skin_rgb=skin_colour(rgb, found),
    )
    return Picture(rgb=rgb, face=identity)


def _video(path: Path, pack: FacePack | None) -> Video:
    with av.open(str(path), format="matroska", options={"protocol_whitelist": "file"}) as container:
        stream = container.streams.video[0]
        rate = float(stream.average_rate or 30)
        every = max(1, round(FOCUS_EVERY_S * rate))
        focus: list[tuple[float, float]] = []
        frames = 0
        for packet in container.demux(stream):
            if not packet.size:
                continue
            if pack is not None and frames % every == 0:
                focus.append(_faces(pack, packet.decode()[0].to_ndarray(format="rgb24"), focus))
            frames += 1
        return Video(
            path=path,
            seconds=frames / rate,
            frame_rate=rate,
            width=stream.width,
            height=stream.height,
            focus=_smooth(np.array(focus or [MIDDLE], np.float32)),
            audio=bool(container.streams.audio),
        )


def _faces(pack: FacePack, rgb: np.ndarray, before: list[tuple[float, float]]) -> tuple[float, float]:
    """The middle of the most prominent face; where nobody is seen, what was looked at before."""
    found = detect(pack, rgb)
    if not found:
        return before[-1] if before else MIDDLE
    x, y = found[0].box_px[:2] + found[0].box_px[2:] / 2
    return float(x) / rgb.shape[1], float(y) / rgb.shape[0]


def _smooth(focus: np.ndarray) -> np.ndarray:
    """A camera does not jump: a mean over 2.5 s."""
    padded = np.pad(focus, ((2, 2), (0, 0)), mode="edge")
    return np.asarray(sum(padded[k : k + len(focus)] for k in range(5)) / 5, np.float32)
