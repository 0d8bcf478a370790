"""The face pack: three small TFLite nets on disk, run by OpenCV (docs/decisions/0005-face-models.md says why)."""

import threading
from enum import StrEnum
from pathlib import Path

import cv2
import numpy as np

from vision.contracts import VisionError


class Model(StrEnum):
    """File names inside the pack's folder."""

    DETECTION = "face_detection_short_range.tflite"
    LANDMARKS = "face_landmark.tflite"
    SEGMENTATION = "selfie_segmentation.tflite"


class FacePack:
    """The nets of one folder, loaded at first use. Threads may share a pack: a net runs one input at a time.

    The thread count of OpenCV is the process's business (`cv2.setNumThreads` at its start), not the pack's.
    """

    def __init__(self, folder: Path) -> None:
        """Raises VisionError `face_pack_missing` when a file is absent or this OpenCV cannot run the nets."""
        missing = [model.value for model in Model if not (folder / model).is_file()]
        if missing:
            raise VisionError(
                f"the face pack lacks {', '.join(missing)}; run the set-up that fetches the assets",
                code="face_pack_missing",
            )
        if int(cv2.__version__.split(".")[0]) >= 5:
            # OpenCV 5 loads these files but gives tensors of other shapes.
            raise VisionError(
                f"the face pack needs OpenCV 4, this is {cv2.__version__}; install opencv-python<5",
                code="face_pack_missing",
            )
        self.folder = folder
        self._nets: dict[Model, cv2.dnn.Net] = {}
        self._lock = threading.Lock()

    def run(self, model: Model, rgb: np.ndarray, *, low: float) -> tuple[np.ndarray, ...]:
        """The net's raw outputs for one uint8 [H, W, 3] picture of the net's own size, scaled to `low`..1.

        Raises VisionError `face_pack_missing` when the file is not the net it should be.
        """
        values = rgb.astype(np.float32) * ((1.0 - low) / 255.0) + low
        blob = np.ascontiguousarray(values.transpose(2, 0, 1)[None])
        with self._lock:
            net = self._load(model)
            net.setInput(blob)
            return tuple(np.array(output) for output in net.forward(net.getUnconnectedOutLayersNames()))

    def _load(self, model: Model) -> cv2.dnn.Net:
        if model not in self._nets:
            try:
                self._nets[model] = cv2.dnn.readNetFromTFLite(str(self.folder / model))
            except cv2.error as error:
                raise VisionError(f"{model.value} cannot be read; fetch it again", code="face_pack_missing") from error
        return self._nets[model]
