"""Compiled transformer blocks, for the shapes that were warmed; any other shape would compile for half a minute."""

from contextlib import AbstractContextManager, nullcontext
from typing import Any

import torch

from generation.engines.diffusion.attention import denoisers
from generation.manifests.schema import Manifest


def compile_blocks(pipe: Any, manifest: Manifest) -> None:
    """Marks the repeated blocks; they compile when a warm shape is first computed."""
    if manifest.compile and manifest.warm_shapes:
        for part in denoisers(pipe):
            part.compile_repeated_blocks(fullgraph=True)


def compiled(manifest: Manifest, *, width: int, height: int, num_frames: int) -> AbstractContextManager[Any]:
    """Around a pipeline call: runs compiled code for a warm shape, plain code for any other."""
    if not manifest.compile:
        return nullcontext()
    warm = (width, height, num_frames) in manifest.warm_shapes
    return torch.compiler.set_stance("default" if warm else "force_eager")
