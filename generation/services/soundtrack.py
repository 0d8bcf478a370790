"""A user's soundtrack: decoded in a sandbox, re-encoded, and kept with its job."""

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from common import store
from common.errors import Invalid
from generation.media.errors import MediaError
from generation.media.ingest import ingest_audio

MESSAGES = {
    "audio_too_long": _("A soundtrack lasts at most 60 seconds."),
    "audio_too_large": _("A soundtrack has at most 20 MB."),
    "audio_empty": _("There is no sound in this file."),
    "audio_silent": _("This file is silent. Choose one in which something is heard."),
    "unsupported_audio_format": _("A soundtrack is MP3, M4A, WAV or OGG."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Soundtrack:
    """`key` in the private store, space `job/<id>`."""

    key: str
    duration_ms: int


def keep_soundtrack(upload: Path | bytes, job_id: UUID) -> Soundtrack:
    """Raises Invalid with the reason's code; then nothing is kept."""
    with TemporaryDirectory(prefix="reprise-audio-") as folder:
        try:
            track = ingest_audio(upload, Path(folder))
        except MediaError as refusal:
            raise Invalid(
                refusal.code, MESSAGES.get(refusal.code, _("This is not a soundtrack we can read."))
            ) from None
        key = store.put_file(f"job/{job_id}", track.path, suffix="wav")
    return Soundtrack(key=key, duration_ms=round(track.seconds * 1000))
