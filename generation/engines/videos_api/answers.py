"""What a server answers, read defensively: its words are never repeated in an error."""

import json
from typing import Annotated, Any

import httpx
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from generation.contracts import EngineError, EngineUnavailable, SpecRejected

WAITING = frozenset({"queued", "in_progress", "pending", "processing"})
COMPLETED = "completed"
_REFUSED = frozenset({400, 413, 415, 422})
_MODERATED = ("moderation", "content_policy", "content policy", "safety")


def _share(value: Any) -> float:
    """Some servers leave the progress out, or say null."""
    return min(100.0, max(0.0, float(value))) if isinstance(value, int | float) else 0.0


class Video(BaseModel):
    """A video object; `progress` 0..100. Unknown keys are left alone, as servers differ."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    id: str = Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.:=+-]*$", max_length=1024)
    status: str = Field(max_length=40)
    progress: Annotated[float, BeforeValidator(_share)] = 0.0
    error: Any = None


def read_video(data: bytes) -> Video:
    """Raises EngineUnavailable `remote_unavailable` for anything but a video object."""
    try:
        return Video.model_validate_json(data)
    except ValidationError:
        raise EngineUnavailable("the server's answer is no video object", code="remote_unavailable") from None


def unreachable(error: httpx.HTTPError) -> EngineUnavailable:
    return EngineUnavailable(f"the server did not answer: {type(error).__name__}", code="remote_unavailable")


def refusal(status: int, data: bytes) -> EngineError:
    """What an HTTP status above 299 means to us; only whether it is about moderation is read from the body."""
    if status in {401, 403}:
        return EngineUnavailable("the server refuses the key", code="remote_key_refused")
    if status in {404, 410}:
        return EngineUnavailable("the server knows nothing of this clip", code="remote_lost")
    if status in _REFUSED:
        if _is_moderation(data.decode("utf-8", "replace")):
            return SpecRejected("the server's moderation refuses this clip", code="remote_moderated")
        return SpecRejected(f"the server refuses this clip: {status}", code="remote_refused")
    return EngineUnavailable(f"the server answered {status}", code="remote_unavailable")


def failure(video: Video) -> EngineError:
    """Of a video whose status is neither waiting nor completed."""
    if _is_moderation(json.dumps(video.error)):
        return SpecRejected("the server's moderation refuses this clip", code="remote_moderated")
    return EngineError("the server could not make this clip", code="remote_failed")


def _is_moderation(text: str) -> bool:
    return any(word in text.lower() for word in _MODERATED)
