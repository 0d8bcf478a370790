"""Keeps prompts out of the logs: diffusers warns with words it cut, and logs failing blocks with their arguments."""

import logging

from diffusers.utils import logging as diffusers_logging
from transformers.utils import logging as transformers_logging


def hush() -> None:
    """Only what is CRITICAL is logged from now on, and no progress is drawn; errors are raised as ever."""
    for library in (diffusers_logging, transformers_logging):
        library.set_verbosity(logging.CRITICAL)
        library.disable_progress_bar()
