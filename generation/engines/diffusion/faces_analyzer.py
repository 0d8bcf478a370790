"""The face analyser of an installation, if it has one and may use it."""

from generation.contracts import EngineUnavailable
from generation.engines.setup import Setup
from vision.analyzers import open_analyzer
from vision.analyzers.contracts import FaceAnalyzer
from vision.contracts import VisionError


def analyzer_of(setup: Setup, device: str) -> FaceAnalyzer | None:
    """On `device`, as setup.device was understood; None where none is configured: then nobody measures likeness.

    Raises EngineUnavailable with the analyser's code (`analyzer_files_missing`, ...), or `analyzer_licence` when its
    models may not be used commercially and the operator does.
    """
    try:
        analyzer = open_analyzer(setup.analyzer, setup.face_models, device)
    except VisionError as error:
        raise EngineUnavailable(f"face analyser: {error}", code=error.code) from error
    if analyzer is not None and analyzer.licence.commercial is False and setup.operator.commercial:
        raise EngineUnavailable(f"face analyser: {analyzer.licence.says}", code="analyzer_licence")
    return analyzer
