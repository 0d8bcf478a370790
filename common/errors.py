"""The one exception that carries a refusal from a rule to a person. No HTTP here: api.py maps codes to statuses."""

from django.utils.functional import Promise


class AppError(Exception):
    """A refusal with a stable `code`; `message` is translated for people; `detail` holds plain JSON for programs.

    Subclasses name the kind of refusal, and the edge gives each kind its HTTP status.
    """

    def __init__(self, code: str, message: str | Promise = "", **detail: object) -> None:
        super().__init__(code)
        self.code = code
        self.message = message or code
        self.detail = detail


class Invalid(AppError):
    """What was sent can not be accepted as it is."""


class NotFound(AppError):
    """It is not there, or the asker may not know that it is."""


class Gone(AppError):
    """It was good once and is over, as an expired link."""


class Forbidden(AppError):
    """The asker may see it and may not do this to it; `code` names the rule."""


class Conflict(AppError):
    """The row moved on: somebody else was first."""


class Withdrawn(AppError):
    """A depicted person took it back; said only to those who could see it before."""


class TooMany(AppError):
    """A limit of rate or number is reached; `retry_after_s` in detail where known."""


class PaymentRequired(AppError):
    """Not enough credits."""


class Unavailable(AppError):
    """A part that the operator runs is not there now; try later."""
