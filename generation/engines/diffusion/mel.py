"""Log-mel spectrograms as LTX-2's audio encoder was trained on, without torchaudio."""

import math
from functools import lru_cache

import torch

N_FFT = 1024
FLOOR = 1e-5

LINEAR_HZ = 1000.0
"""Slaney's scale: 200/3 Hz a mel up to here, then 27 mels to a factor of 6.4."""
MELS_AT_LINEAR_HZ = 15.0
HZ_A_MEL = 200.0 / 3
LOG_STEP = math.log(6.4) / 27


def log_mel(wave: torch.Tensor, *, rate: int, hop: int, bins: int) -> torch.Tensor:
    """From float32 [channels, samples] at `rate` to float32 [channels, samples // hop + 1, bins]: natural logarithms of
    magnitudes, floored at 1e-5. Takes more than half an FFT of samples (512).
    """
    window = torch.hann_window(N_FFT)
    spectrum = torch.stft(wave, N_FFT, hop, N_FFT, window, center=True, pad_mode="reflect", return_complex=True)
    return torch.log((spectrum.abs().transpose(1, 2) @ filters(rate, bins)).clamp(min=FLOOR))


@lru_cache(maxsize=4)
def filters(rate: int, bins: int) -> torch.Tensor:
    """Triangles of equal area, [N_FFT // 2 + 1, bins]: Slaney's mel scale and norm."""
    hertz = torch.linspace(0, rate // 2, N_FFT // 2 + 1)
    corners = to_hertz(torch.linspace(0.0, to_mels(rate / 2), bins + 2))
    widths = corners.diff()
    slopes = corners[None] - hertz[:, None]
    triangles = torch.minimum(-slopes[:, :-2] / widths[:-1], slopes[:, 2:] / widths[1:]).clamp(min=0)
    return triangles * (2.0 / (corners[2:] - corners[:-2]))


def to_mels(hertz: float) -> float:
    if hertz < LINEAR_HZ:
        return hertz / HZ_A_MEL
    return MELS_AT_LINEAR_HZ + math.log(hertz / LINEAR_HZ) / LOG_STEP


def to_hertz(mels: torch.Tensor) -> torch.Tensor:
    above = LINEAR_HZ * torch.exp((mels - MELS_AT_LINEAR_HZ) * LOG_STEP)
    return torch.where(mels < MELS_AT_LINEAR_HZ, mels * HZ_A_MEL, above)
