"""Prompts as LTX-2 reads them, each read once."""

from typing import Any

import torch

from generation.engines.diffusion.adapters.ltx2_options import Options
from generation.engines.diffusion.embeddings import EmbeddingCache, Embeddings, embedding_key
from generation.manifests.schema import Manifest

CACHE_BYTES = 4 * 2**30
"""In main memory: every layer of the encoder is kept, some 0.4 GiB a prompt."""


class Words:
    """`contrast`: whether a negative prompt is read too."""

    def __init__(self, pipe: Any, manifest: Manifest, options: Options, *, contrast: bool) -> None:
        self._pipe = pipe
        self._manifest = manifest
        self._length = options.max_sequence_length
        self._contrast = contrast
        self._cache = EmbeddingCache(CACHE_BYTES)

    def arguments(self, prompts: list[str], device: torch.device) -> dict[str, Any]:
        """Of any of the pipelines, for so many clips at once."""
        found = self._batch(prompts, device)
        arguments = {"prompt_embeds": found[0], "prompt_attention_mask": found[1]}
        if self._contrast:
            against = self._batch([self._manifest.defaults.negative_prompt] * len(prompts), device)
            arguments |= {"negative_prompt_embeds": against[0], "negative_prompt_attention_mask": against[1]}
        return arguments

    def forget(self) -> None:
        self._cache.clear()

    def _batch(self, texts: list[str], device: torch.device) -> Embeddings:
        found = [self._one(text) for text in texts]
        return tuple(torch.cat(parts).to(device) for parts in zip(*found, strict=True))

    def _one(self, text: str) -> Embeddings:
        model = f"{self._manifest.id} {self._manifest.revision}"
        key = embedding_key(model, self._manifest.dtype, text, max_sequence_length=self._length)
        return self._cache.get(key, lambda: self._read(text))

    def _read(self, text: str) -> Embeddings:
        embeds, mask, _, _ = self._pipe.encode_prompt(
            prompt=text, do_classifier_free_guidance=False, max_sequence_length=self._length
        )
        return embeds.cpu(), mask.cpu()
