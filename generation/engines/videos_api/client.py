"""The OpenAI Videos API as its own clients speak it: everything that makes a video is multipart, a remix is JSON."""

import secrets
from collections.abc import Mapping
from pathlib import Path

from generation.contracts import EngineError, EngineUnavailable
from generation.engines.videos_api.answers import Video, read_video
from generation.engines.videos_api.download import OnShare, download
from generation.engines.videos_api.patience import Pace, Patience
from generation.engines.videos_api.transport import Again, Transport, retry_after_s

Fields = Mapping[str, str]
Part = tuple[str, bytes, str] | tuple[None, str]
SHORTEST_POLL_S, LONGEST_POLL_S = 0.05, 15.0
_PNG, _MP4 = ("reference.png", "image/png"), ("source.mp4", "video/mp4")


class VideosClient:
    """Every method raises as Transport.ask does; a video that the server no longer knows is EngineUnavailable
    `remote_lost`.
    """

    def __init__(self, transport: Transport, pace: Pace) -> None:
        self._transport = transport
        self._pace = pace

    def create(self, fields: Fields, *, picture: bytes | None, patience: Patience) -> Video:
        """`picture`: PNG, exactly of the size asked for; the first frame."""
        files = {} if picture is None else {"input_reference": (_PNG[0], picture, _PNG[1])}
        return self._begin("/videos", fields, files, patience)

    def edit(self, fields: Fields, *, source: bytes, patience: Patience) -> Video:
        """Changes a video, MP4, as the prompt says; as long as it is."""
        return self._begin("/videos/edits", fields, {"video": (_MP4[0], source, _MP4[1])}, patience)

    def extend(self, fields: Fields, *, source: bytes | str, patience: Patience) -> Video:
        """Goes on where `source` (MP4, or the id of a video there) ends; the answer holds both."""
        if isinstance(source, str):
            return self._begin("/videos/extensions", {**fields, "video[id]": source}, {}, patience)
        return self._begin("/videos/extensions", fields, {"video": (_MP4[0], source, _MP4[1])}, patience)

    def remix(self, video_id: str, prompt: str, *, patience: Patience) -> Video:
        """Makes a video that is still there anew with another prompt."""
        data, _ = self._transport.ask("POST", f"{_at(video_id)}/remix", patience=patience, json={"prompt": prompt})
        return read_video(data)

    def look(self, video_id: str, *, patience: Patience) -> tuple[Video, float]:
        """How far it is, and after how many seconds to look again."""
        data, headers = self._transport.ask("GET", _at(video_id), patience=patience)
        asked_ms = headers.get("openai-poll-after-ms", "")
        after_s = retry_after_s(asked_ms) / 1000 if asked_ms else self._pace.poll_s
        return read_video(data), min(max(after_s, SHORTEST_POLL_S), LONGEST_POLL_S)

    def fetch(self, video_id: str, to: Path, *, patience: Patience, on_share: OnShare) -> None:
        download(self._transport, f"{_at(video_id)}/content", to, patience=patience, on_share=on_share)

    def delete(self, video_id: str, *, patience: Patience) -> bool:
        """Whether nothing of it is left there. A server may refuse while it still renders: it is asked again."""

        def once() -> bool:
            try:
                self._transport.ask("DELETE", _at(video_id), patience=patience)
            except EngineError as failure:
                if failure.code == "remote_refused":
                    raise Again(failure) from None
                raise
            return True

        try:
            return self._transport.insist(once, patience)
        except EngineError as failure:
            return failure.code == "remote_lost"

    def _begin(self, path: str, fields: Fields, files: Mapping[str, Part], patience: Patience) -> Video:
        form: dict[str, Part] = {name: (None, value) for name, value in fields.items()}
        # one key for all tries: a server that knows it starts one render, also when its first answer got lost
        headers = {"Idempotency-Key": secrets.token_hex(16)}
        try:
            data, _ = self._transport.ask("POST", path, patience=patience, files={**form, **files}, headers=headers)
        except EngineUnavailable as failure:
            if failure.code == "remote_lost":
                raise EngineUnavailable("the server does not offer this", code="remote_unavailable") from None
            raise
        return read_video(data)


def _at(video_id: str) -> str:
    """An id is of characters that mean nothing in a path; see answers.Video."""
    return f"/videos/{video_id}"
