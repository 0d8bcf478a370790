"""Face analysers that an operator may add, each with weights and a licence of its own. Nothing needs them to run."""

import importlib
from pathlib import Path

from vision.analyzers.contracts import FaceAnalyzer
from vision.contracts import VisionError

KINDS = {
    "insightface": "vision.analyzers.insightface:InsightFace",
    "opencv": "vision.analyzers.opencv:YuNetSFace",
}
"""Module and class; nothing of them is imported before one is opened."""


def open_analyzer(kind: str, folder: Path | None, device: str = "cpu") -> FaceAnalyzer | None:
    """The analyser whose files lie in `folder`, on `device` (`cpu`, `cuda`, `cuda:1`; "" is cuda if there is one);
    None where `kind` is "", none configured.

    Never looks outside the folder. Raises VisionError `analyzer_unknown`, `analyzer_not_installed`,
    `analyzer_files_missing` or `analyzer_broken`.
    """
    if not kind:
        return None
    if kind not in KINDS:
        raise VisionError(f"there is no such face analyser; there are {', '.join(KINDS)}", code="analyzer_unknown")
    if folder is None or not folder.is_dir():
        raise VisionError("the folder with the face models is not there", code="analyzer_files_missing")
    module, name = KINDS[kind].split(":")
    try:
        maker = getattr(importlib.import_module(module), name)
    except ImportError as error:
        raise VisionError(f"the packages of {kind} are not installed", code="analyzer_not_installed") from error
    opened: FaceAnalyzer = maker(folder, device)
    return opened
