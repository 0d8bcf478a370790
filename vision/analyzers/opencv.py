"""YuNet finds faces and SFace tells them apart, both run by OpenCV from files that the operator supplies."""

from pathlib import Path

import cv2
import numpy as np

from vision.analyzers.align import aligned
from vision.analyzers.contracts import AnalysedFace, LicenceState
from vision.contracts import VisionError

DETECTOR = "face_detection_yunet_2023mar.onnx"
RECOGNISER = "face_recognition_sface_2021dec.onnx"
"""File names in the folder, as OpenCV's model zoo (github.com/opencv/opencv_zoo) publishes them."""
MIN_SCORE, SAME_FACE_IOU, MAX_CANDIDATES = 0.7, 0.3, 500
LONGEST_PX, SHORTEST_PX = 640, 64
"""YuNet was trained on faces of 10 to 300 pixels in pictures of 640: larger ones are shrunk, tiny ones enlarged."""
LICENCE = LicenceState(
    name="YuNet (MIT), SFace (Apache-2.0)",
    commercial=None,
    says="published for any use; what SFace was trained on, and files from elsewhere, are for you to check",
)


class YuNetSFace:
    """Runs on the CPU whatever the device: OpenCV's own builds have no other."""

    licence = LICENCE

    def __init__(self, folder: Path, device: str) -> None:
        """Raises VisionError `analyzer_files_missing`, `analyzer_broken`."""
        missing = [name for name in (DETECTOR, RECOGNISER) if not (folder / name).is_file()]
        if missing:
            raise VisionError(f"the folder lacks {', '.join(missing)}", code="analyzer_files_missing")
        try:
            self._detector = cv2.FaceDetectorYN.create(
                str(folder / DETECTOR), "", (LONGEST_PX, LONGEST_PX), MIN_SCORE, SAME_FACE_IOU, MAX_CANDIDATES
            )
            self._recogniser = cv2.FaceRecognizerSF.create(str(folder / RECOGNISER), "")
        except cv2.error as error:
            raise VisionError("the face models cannot be read", code="analyzer_broken") from error

    def detect(self, rgb: np.ndarray) -> list[AnalysedFace]:
        height, width = rgb.shape[:2]
        longest = min(max(height, width, SHORTEST_PX), LONGEST_PX)
        scale = longest / max(height, width)
        size = (max(1, round(width * scale)), max(1, round(height * scale)))
        way = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
        bgr = np.ascontiguousarray(cv2.resize(rgb, size, interpolation=way)[..., ::-1])
        try:
            self._detector.setInputSize(size)
            _, rows = self._detector.detect(bgr)
        except cv2.error as error:
            raise VisionError("the face detector failed", code="analyzer_broken") from error
        back = np.array([width / size[0], height / size[1]], np.float32)
        found = [
            AnalysedFace(
                box_px=np.concatenate([row[:2] * back, row[2:4] * back]),
                keypoints_px=row[4:14].reshape(5, 2) * back,
                score=float(row[14]),
            )
            for row in (rows if rows is not None else ())
        ]
        return sorted(found, key=lambda face: -face.score * float(face.box_px[2]))

    def embed(self, rgb: np.ndarray, face: AnalysedFace) -> np.ndarray:
        try:
            raw = self._recogniser.feature(np.ascontiguousarray(aligned(rgb, face)[..., ::-1])).ravel()
        except cv2.error as error:
            raise VisionError("the face recogniser failed", code="analyzer_broken") from error
        return np.asarray(raw / max(float(np.linalg.norm(raw)), 1e-9), np.float32)
