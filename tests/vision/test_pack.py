from pathlib import Path

import cv2
import numpy as np
import pytest

from vision.contracts import VisionError
from vision.pack import FacePack, Model


def test_a_missing_file_is_named_at_once(tmp_path: Path) -> None:
    (tmp_path / Model.DETECTION).write_bytes(b"x")
    with pytest.raises(VisionError, match=r"face_landmark\.tflite") as refusal:
        FacePack(tmp_path)
    assert refusal.value.code == "face_pack_missing"
    assert Model.DETECTION not in str(refusal.value)


def test_opencv_5_is_refused_before_it_gives_wrong_numbers(pack: FacePack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cv2, "__version__", "5.0.0")
    with pytest.raises(VisionError, match="opencv-python<5") as refusal:
        FacePack(pack.folder)
    assert refusal.value.code == "face_pack_missing"


def test_a_damaged_net_is_a_typed_error(tmp_path: Path) -> None:
    for model in Model:
        (tmp_path / model).write_bytes(b"not a net" * 100)
    with pytest.raises(VisionError) as refusal:
        FacePack(tmp_path).run(Model.SEGMENTATION, np.zeros((256, 256, 3), np.uint8), low=0.0)
    assert refusal.value.code == "face_pack_missing"


def test_the_same_picture_gives_the_same_numbers(pack: FacePack, photo: np.ndarray) -> None:
    small = cv2.resize(photo, (256, 256))
    first = pack.run(Model.SEGMENTATION, small, low=0.0)[0]
    assert first.size == 256 * 256
    assert np.array_equal(first, FacePack(pack.folder).run(Model.SEGMENTATION, small, low=0.0)[0])
