from typing import Any
from unittest.mock import Mock

import numpy as np
import pytest
import torch
from diffusers import LTX2Pipeline

from generation.contracts import Cancelled
from generation.engines.diffusion.steps import StepCallback
from tests.generation.engines.diffusion import plain


def test_every_step_is_told_and_the_frames_are_as_without_it(tiny_pipe: LTX2Pipeline) -> None:
    seen: list[tuple[Any, ...]] = []
    callback = StepCallback(lambda *told: seen.append(told), 2)
    told = plain.frames(tiny_pipe, callback_on_step_end=callback)
    assert seen == [("denoise", 1, 2, None), ("denoise", 2, 2, None)]
    assert np.array_equal(told, plain.frames(tiny_pipe))


def test_stopping_at_a_step_computes_and_decodes_nothing_more(
    tiny_pipe: LTX2Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = plain.frames(tiny_pipe)
    decode = Mock(side_effect=AssertionError("decoded"))
    seen: list[int] = []

    def on_stage(stage: str, done: int, total: int, preview: object) -> None:
        seen.append(done)
        if done == 2:
            raise Cancelled("stop")

    with monkeypatch.context() as patch:
        patch.setattr(tiny_pipe.vae, "decode", decode)
        with pytest.raises(Cancelled):
            plain.frames(tiny_pipe, num_inference_steps=6, callback_on_step_end=StepCallback(on_stage, 6))
    assert seen == [1, 2]
    assert not decode.called
    assert np.array_equal(plain.frames(tiny_pipe), before)


def test_a_picture_comes_every_few_steps_only() -> None:
    pictures: list[bool] = []
    callback = StepCallback(
        lambda stage, done, total, preview: pictures.append(preview is not None),
        8,
        lambda latents: latents.to(torch.uint8).numpy(),
    )
    for index in range(8):
        callback(None, index, 0, {"latents": torch.zeros(2, 2, 3)})
    assert pictures == [False, True] * 4


def test_steps_go_on_counting_in_a_second_pipeline() -> None:
    seen: list[tuple[int, int]] = []
    callback = StepCallback(lambda stage, done, total, preview: seen.append((done, total)), 11, before=8)
    for index in range(3):
        callback.tell(index, None)
    assert seen == [(9, 11), (10, 11), (11, 11)]
