"""Structured logs: an event a line, request and job ids bound by context; JSON for machines, colours for people."""

from typing import Any

import structlog

SHARED: list[structlog.typing.Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]
LEVELS = {
    "uvicorn.access": "WARNING",
    "celery.beat": "WARNING",
    "celery.worker.strategy": "WARNING",
    "celery.app.trace": "WARNING",
    "botocore": "WARNING",
    "urllib3": "WARNING",
    "PIL": "WARNING",
    "httpx": "WARNING",
    "django.template": "WARNING",  # its debug lines print whole contexts
    "django.request": "CRITICAL",  # prints addresses, media links too; the request log says the same, by route
}


def logging_config(log_format: str) -> dict[str, Any]:
    """`log_format` is console or json."""
    renderer = structlog.processors.JSONRenderer() if log_format == "json" else _console()
    structlog.configure(
        processors=[
            *SHARED,
            structlog.processors.format_exc_info,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "structured": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": SHARED,
                "processors": [structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
            }
        },
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "structured"}},
        "root": {"handlers": ["console"], "level": "INFO"},
        "loggers": {name: {"level": level} for name, level in LEVELS.items()},
    }


def _console() -> structlog.dev.ConsoleRenderer:
    """Plain tracebacks: the default prints local variables, and those may hold a prompt or a token."""
    return structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)
