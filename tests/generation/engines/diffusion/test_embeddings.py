import numpy as np
import pytest
import torch
from diffusers import LTX2Pipeline

from generation.engines.diffusion.embeddings import EmbeddingCache, Embeddings, embedding_key
from tests.generation.engines.diffusion import plain

PROMPT = "a robot dances and says hello"


def of(numbers: int) -> Embeddings:
    return (torch.zeros(numbers, dtype=torch.uint8),)


def never() -> Embeddings:
    pytest.fail("made again")


def test_frames_from_kept_embeddings_are_bit_equal(tiny_pipe: LTX2Pipeline) -> None:
    cache = EmbeddingCache(1 << 20)

    def make() -> Embeddings:
        embeds, mask, _, _ = tiny_pipe.encode_prompt(PROMPT, do_classifier_free_guidance=False, max_sequence_length=64)
        return embeds, mask

    plain_frames = plain.frames(tiny_pipe, prompt=PROMPT)
    for maker in (make, never):
        embeds, mask = cache.get("key", maker)
        made = plain.frames(tiny_pipe, prompt=None, prompt_embeds=embeds, prompt_attention_mask=mask)
        assert np.array_equal(made, plain_frames)


def test_the_longest_unused_go_first_and_the_bytes_stay_bounded() -> None:
    cache = EmbeddingCache(100)
    for key in ("a", "b"):
        cache.get(key, lambda: of(40))
    cache.get("a", never)
    cache.get("c", lambda: of(40))
    cache.get("a", never)
    cache.get("c", never)
    assert cache.bytes == 80
    fresh = of(40)
    assert cache.get("b", lambda: fresh) is fresh
    assert cache.bytes == 80


def test_what_is_larger_than_the_cache_is_given_but_not_kept() -> None:
    cache = EmbeddingCache(100)
    cache.get("small", lambda: of(60))
    assert cache.get("large", lambda: of(101))[0].numel() == 101
    cache.get("small", never)
    assert cache.bytes == 60


def test_cleared_means_made_again() -> None:
    cache = EmbeddingCache(100)
    cache.get("a", lambda: of(60))
    cache.clear()
    assert cache.bytes == 0
    assert cache.get("a", lambda: of(7))[0].numel() == 7


def test_a_key_holds_no_prompt_and_differs_by_all_that_decides_embeddings() -> None:
    def key(
        model: str = "ltx", encoder: str = "r1", *, texts: tuple[str, ...] = ("Mira waves",), most: int = 64
    ) -> str:
        return embedding_key(model, encoder, *texts, max_sequence_length=most)

    others = [key("wan"), key("ltx", "r2"), key(texts=("Mira",)), key(texts=("Mira waves", "")), key(most=65)]
    others += [key(texts=("Mira", " waves")), key("ltxr", "1")]
    assert len({key(), *others}) == 1 + len(others)
    assert key() == key()
    assert "mira" not in key().lower()
    assert len(key()) == 64
