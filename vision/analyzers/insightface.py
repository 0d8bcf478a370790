"""insightface over a model pack that the operator supplies. The package fetches packs by itself: it is never let to."""

from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from google.protobuf.message import DecodeError
from insightface.app import FaceAnalysis
from insightface.model_zoo import model_license
from onnxruntime.capi import onnxruntime_pybind11_state as ort

from vision.analyzers.align import aligned
from vision.analyzers.contracts import AnalysedFace, LicenceState
from vision.contracts import VisionError

TASKS = ["detection", "recognition"]
MIN_SCORE = 0.5
ORT_ERRORS = (
    ort.Fail, ort.InvalidArgument, ort.InvalidGraph, ort.InvalidProtobuf, ort.NoModel, ort.NoSuchFile,
    ort.NotImplemented, ort.RuntimeException,
)  # fmt: skip
LOAD_ERRORS = (*ORT_ERRORS, DecodeError, AssertionError, RuntimeError, ValueError, TypeError, LookupError, OSError)
"""What a file that is not the net it should be, a damaged manifest or a wrong checksum ends in."""


class InsightFace:
    """`provider` is what onnxruntime runs on: CUDA unless the device is the CPU or this onnxruntime has none."""

    def __init__(self, folder: Path, device: str) -> None:
        """`folder` holds one pack: *.onnx as they come (buffalo_l, antelopev2), or a manifest.json of version 2, whose
        checksums are verified. Raises VisionError `analyzer_files_missing`, `analyzer_broken`.
        """
        if not folder.is_dir() or not any(folder.rglob("*.onnx")):
            # FaceAnalysis would look for a pack of that name on the internet.
            raise VisionError("the pack's folder holds no ONNX files", code="analyzer_files_missing")
        self.provider, provider, device_id = _provider(device)
        try:
            app = FaceAnalysis(
                name=str(folder.resolve()), allowed_modules=TASKS, providers=[provider], sess_options=_quiet()
            )
            app.prepare(ctx_id=device_id, det_thresh=MIN_SCORE)
        except LOAD_ERRORS as error:
            raise VisionError("the face models cannot be read", code="analyzer_broken") from error
        if "recognition" not in app.models:
            raise VisionError("the pack has no recogniser", code="analyzer_files_missing")
        if not app.det_model.use_kps:
            raise VisionError("the pack's detector gives no key points", code="analyzer_broken")
        self._detector: Any = app.det_model
        self._recogniser: Any = app.models["recognition"]
        self.licence = _licence(folder)

    def detect(self, rgb: np.ndarray) -> list[AnalysedFace]:
        try:
            boxes, points = self._detector.detect(np.ascontiguousarray(rgb[..., ::-1]))
        except ORT_ERRORS as error:
            raise VisionError("the face detector failed", code="analyzer_broken") from error
        found = [
            AnalysedFace(
                box_px=np.array([box[0], box[1], box[2] - box[0], box[3] - box[1]], np.float32),
                keypoints_px=np.asarray(keypoints, np.float32),
                score=float(box[4]),
            )
            for box, keypoints in zip(boxes, points if points is not None else (), strict=True)
        ]
        return sorted(found, key=lambda face: -face.score * float(face.box_px[2]))

    def embed(self, rgb: np.ndarray, face: AnalysedFace) -> np.ndarray:
        square = aligned(rgb, face, int(self._recogniser.input_size[0]))
        try:
            raw = self._recogniser.get_feat(np.ascontiguousarray(square[..., ::-1])).ravel()
        except ORT_ERRORS as error:
            raise VisionError("the face recogniser failed", code="analyzer_broken") from error
        return np.asarray(raw / max(float(np.linalg.norm(raw)), 1e-9), np.float32)


def _provider(device: str) -> tuple[str, str | tuple[str, dict[str, int]], int]:
    """Its name, what onnxruntime takes, and insightface's number for it (-1 the CPU)."""
    kind, _colon, index = device.partition(":")
    if kind in ("", "cuda") and "CUDAExecutionProvider" in onnxruntime.get_available_providers():
        number = int(index or 0)
        return "CUDAExecutionProvider", ("CUDAExecutionProvider", {"device_id": number}), number
    return "CPUExecutionProvider", "CPUExecutionProvider", -1


def _quiet() -> onnxruntime.SessionOptions:
    options = onnxruntime.SessionOptions()
    # Threads that spin between faces would take the processors from the pipeline.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return options


def _licence(folder: Path) -> LicenceState:
    seen = model_license.inspect_model_package_license(folder)
    if seen.license is not None:
        kind = "commercial use allowed" if seen.commercial_use_permitted else "non-commercial use only"
        until = f", until {seen.license.valid_until:%Y-%m-%d}" if seen.license.valid_until else ""
        return LicenceState(
            name=f"insightface, {seen.model_id}",
            commercial=seen.commercial_use_permitted,
            says=f"signed licence: {kind}{until}",
        )
    if seen.defaulted:
        says = "insightface's own models are for non-commercial research only; no signed MODEL.LICENSE lies beside them"
    elif seen.status == model_license.STATUS_DEPENDENCY_MISSING:
        says = "the MODEL.LICENSE beside the models is verified by cryptography and rfc8785, which are not installed"
    else:
        says = f"the MODEL.LICENSE beside the models does not hold ({seen.status}): take it as no licence"
    return LicenceState(name=f"insightface, {seen.model_id}", commercial=False, says=says)
