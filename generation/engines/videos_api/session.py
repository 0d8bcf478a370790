"""One clip on the server from its creation to its deletion, on a thread of its own so that a stop is heard at once."""

from dataclasses import dataclass
from pathlib import Path

from generation.contracts import Step
from generation.engines.videos_api.answers import COMPLETED, WAITING, Video, failure
from generation.engines.videos_api.client import VideosClient
from generation.engines.videos_api.patience import Patience
from generation.engines.videos_api.requests import Request

CLEANUP_S = 20.0
REMOTE_SHARE, DOWNLOADED_SHARE = 0.7, 0.75
"""Of the whole clip, when the server is done and when the file is here."""


class News:
    """How far it is: written by the session, read by whoever waits. Never goes back."""

    def __init__(self, parts: int) -> None:
        self._total = 100 * parts
        self._made = 0
        self._working = False
        self._loaded: float | None = None

    def looked(self, part: int, video: Video) -> None:
        self._working = self._working or part > 0 or video.status != "queued"
        self._made = max(self._made, min(self._total, round(100 * part + video.progress)))

    def loaded(self, share: float) -> None:
        self._loaded = max(self._loaded or 0.0, share)

    @property
    def step(self) -> Step:
        if self._loaded is not None:
            share = REMOTE_SHARE + (DOWNLOADED_SHARE - REMOTE_SHARE) * self._loaded
            return Step(stage="download", done=round(1000 * self._loaded), total=1000, share=share)
        if self._working:
            share = REMOTE_SHARE * self._made / self._total
            return Step(stage="remote", done=self._made, total=self._total, share=share)
        return Step(stage="queue", done=0, total=1, share=0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """`forgotten`: whether the server deleted all that it held of the clip."""

    forgotten: bool


def fetch(client: VideosClient, request: Request, to: Path, *, patience: Patience, news: News) -> Fetched:
    """Raises EngineError as VideosClient does, `remote_failed`, Cancelled; deletes the server's copies first."""
    made: list[str] = []
    try:
        video = _begun(client, request, patience)
        made.append(video.id)
        _await(client, video, part=0, patience=patience, news=news)
        for part, seconds in enumerate(request.further_s, start=1):
            fields = {"prompt": request.fields["prompt"], "seconds": str(seconds)}
            video = client.extend(fields, source=made[-1], patience=patience)
            made.append(video.id)
            _await(client, video, part=part, patience=patience, news=news)
        news.loaded(0.0)
        client.fetch(made[-1], to, patience=patience, on_share=news.loaded)
    finally:
        cleanup = Patience(CLEANUP_S)
        forgotten = [client.delete(video_id, patience=cleanup) for video_id in made]
    return Fetched(forgotten=all(forgotten))


def _begun(client: VideosClient, request: Request, patience: Patience) -> Video:
    """`first_s` None: the source is edited; a source with a length: it is extended by so much."""
    fields = request.fields
    if request.first_s is None and request.source is not None:
        return client.edit(fields, source=request.source, patience=patience)
    timed = {**fields, "seconds": str(request.first_s)}
    if request.source is not None:
        return client.extend(timed, source=request.source, patience=patience)
    width, height = request.size
    return client.create({**timed, "size": f"{width}x{height}"}, picture=request.picture, patience=patience)


def _await(client: VideosClient, video: Video, *, part: int, patience: Patience, news: News) -> None:
    after_s = 0.0
    while video.status in WAITING:
        news.looked(part, video)
        patience.wait(after_s)
        video, after_s = client.look(video.id, patience=patience)
    if video.status != COMPLETED:
        raise failure(video)
    news.looked(part, video.model_copy(update={"progress": 100.0}))
