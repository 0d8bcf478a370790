"""Prompt embeddings that need not be made again: encoding takes seconds, and its encoder lives off the accelerator."""

import hashlib
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

import torch

Embeddings = tuple[torch.Tensor, ...]


def embedding_key(model: str, encoder: str, *texts: str, max_sequence_length: int) -> str:
    """A hash: no prompt can be read from it. `encoder` tells apart weights that would embed otherwise; `texts` are all
    that is encoded, in order.
    """
    digest = hashlib.sha256()
    for part in (model, encoder, str(max_sequence_length), *texts):
        data = part.encode()
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()


class EmbeddingCache:
    """Least recently used goes first; kept in main memory."""

    def __init__(self, max_bytes: int) -> None:
        self.max_bytes = max_bytes
        self.bytes = 0
        self._kept: OrderedDict[str, Embeddings] = OrderedDict()
        self._lock = Lock()

    def get(self, key: str, make: Callable[[], Embeddings]) -> Embeddings:
        """What `make` gave for this key, on the device it gave it on. What is larger than the cache is not kept."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        made = make()
        size = sum(tensor.nbytes for tensor in made)
        with self._lock:
            if size <= self.max_bytes and key not in self._kept:
                self._kept[key] = made
                self.bytes += size
            while self.bytes > self.max_bytes:
                _, dropped = self._kept.popitem(last=False)
                self.bytes -= sum(tensor.nbytes for tensor in dropped)
        return made

    def clear(self) -> None:
        with self._lock:
            self._kept.clear()
            self.bytes = 0
