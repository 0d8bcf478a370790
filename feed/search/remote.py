"""An encoder behind any OpenAI-compatible embeddings endpoint, the operator's own or somebody's. Captions and wishes
go there, so it is only ever used when named: REPRISE_STEER_ENCODER=feed.search.remote.RemoteEncoder.
"""

from collections.abc import Sequence

import httpx
import numpy as np
from django.conf import settings

from feed.search.encoders import EncoderFailed, Floats

TEXTS_A_REQUEST = 64
TIMEOUT_S = 10.0


class RemoteEncoder:
    def __init__(self) -> None:
        self.name = f"remote:{settings.STEER_ENCODER_MODEL}"

    def encode(self, texts: Sequence[str]) -> Floats:
        """Raises EncoderFailed."""
        parts = [self._ask(list(texts[at : at + TEXTS_A_REQUEST])) for at in range(0, len(texts), TEXTS_A_REQUEST)]
        if len({part.shape[1] for part in parts}) > 1:
            raise EncoderFailed("encoder_failed")
        return np.concatenate(parts)

    def _ask(self, texts: list[str]) -> Floats:
        key = settings.STEER_ENCODER_KEY
        try:
            reply = httpx.post(
                f"{settings.STEER_ENCODER_URL.rstrip('/')}/embeddings",
                json={"model": settings.STEER_ENCODER_MODEL, "input": texts},
                headers={"Authorization": f"Bearer {key}"} if key else {},
                timeout=TIMEOUT_S,
            ).raise_for_status()
            rows = sorted(reply.json()["data"], key=lambda row: row["index"])
            vectors = np.asarray([row["embedding"] for row in rows], dtype=np.float32)
        except (httpx.HTTPError, ValueError, KeyError, TypeError):
            raise EncoderFailed("encoder_failed") from None  # its words would quote the request
        if vectors.ndim != 2 or len(vectors) != len(texts) or not np.isfinite(vectors).all():
            raise EncoderFailed("encoder_failed")
        return vectors
