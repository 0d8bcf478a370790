import numpy as np
import pytest
import torch
from diffusers import LTX2Pipeline
from torch.nn import functional

from generation.engines.diffusion.preview import LONG_SIDE, LatentPreview
from generation.engines.diffusion.seeds import generator


@pytest.fixture(scope="module")
def tiny(tiny_pipe: LTX2Pipeline) -> LatentPreview:
    return LatentPreview.fit(lambda video: encode(tiny_pipe, video))


def encode(pipe: LTX2Pipeline, video: torch.Tensor) -> torch.Tensor:
    with torch.no_grad():
        latents: torch.Tensor = pipe.vae.encode(video).latent_dist.mode()
    return latents


def shot(colour: tuple[float, float, float]) -> torch.Tensor:
    """Nine frames of it, -1..1."""
    return torch.tensor(colour, dtype=torch.float32)[None, :, None, None, None].repeat(1, 1, 9, 64, 96)


def test_red_previews_redder_than_blue_through_the_models_own_vae(tiny: LatentPreview, tiny_pipe: LTX2Pipeline) -> None:
    red = tiny.picture(encode(tiny_pipe, shot((1, -1, -1)))[0]).mean((0, 1))
    blue = tiny.picture(encode(tiny_pipe, shot((-1, -1, 1)))[0]).mean((0, 1))
    assert red[0] - blue[0] > 100
    assert red[0] - red[2] > 60
    assert blue[2] - blue[0] > 20


def test_a_ramp_previews_from_dark_to_bright(tiny: LatentPreview, tiny_pipe: LTX2Pipeline) -> None:
    ramp = torch.linspace(-1, 1, 384).expand(1, 3, 1, 64, 384).contiguous()
    columns = tiny.picture(encode(tiny_pipe, ramp)[0])[..., 0].mean(0)
    dark, bright = np.array_split(columns, 2)
    assert bright.mean() - dark.mean() > 50


def test_a_linear_code_of_more_channels_than_colours_is_read_exactly() -> None:
    mix = torch.randn(6, 3, generator=generator(1))
    shift = torch.randn(6, generator=generator(2))

    def code(video: torch.Tensor) -> torch.Tensor:
        small = functional.avg_pool3d(video, (1, 8, 8))
        return torch.einsum("kc,bcfhw->bkfhw", mix, small) + shift[:, None, None, None]

    preview = LatentPreview.fit(code)
    video = torch.rand(1, 3, 5, 64, 128, generator=generator(3)) * 2 - 1
    truth = (functional.avg_pool3d(video, (1, 8, 8))[0, :, 2] + 1) * 127.5
    picture = preview.picture(code(video)[0])
    assert picture.shape == (8, 16, 3)
    assert picture.dtype == np.uint8
    assert np.abs(picture - truth.permute(1, 2, 0).numpy()).max() <= 2


def test_the_fit_is_the_same_every_time(tiny: LatentPreview, tiny_pipe: LTX2Pipeline) -> None:
    again = LatentPreview.fit(lambda video: encode(tiny_pipe, video))
    assert torch.equal(tiny.weights, again.weights)


def test_a_wide_picture_is_made_small_and_one_frame_will_do() -> None:
    preview = LatentPreview(torch.zeros(5, 3))
    assert preview.picture(torch.zeros(4, 20, 400)).shape == (8, LONG_SIDE, 3)
    assert preview.picture(torch.zeros(4, 3, 20, 30)).shape == (20, 30, 3)
