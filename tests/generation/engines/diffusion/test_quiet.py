import logging
from collections.abc import Iterator

import pytest
from diffusers.utils import logging as diffusers_logging

from generation.engines.diffusion.quiet import hush

SECRET = "Mira in the rain"


@pytest.fixture
def records() -> Iterator[list[logging.LogRecord]]:
    """What diffusers logs, whatever its handlers make of it."""
    kept: list[logging.LogRecord] = []

    class Keep(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            kept.append(record)

    library = logging.getLogger("diffusers")
    before, handler = library.level, Keep()
    library.addHandler(handler)
    library.setLevel(logging.INFO)
    yield kept
    library.removeHandler(handler)
    library.setLevel(before)


def test_neither_warnings_nor_tracebacks_with_a_prompt_are_logged(records: list[logging.LogRecord]) -> None:
    logger = diffusers_logging.get_logger("diffusers.modular_pipelines.modular_pipeline")
    logger.error("heard")
    assert [record.msg for record in records] == ["heard"]
    hush()
    logger.warning(f"The following part of your input was truncated: {SECRET}")
    logger.error(f"Error in block: Traceback: {SECRET}")
    assert len(records) == 1
