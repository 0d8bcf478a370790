"""What is rendered for nobody, so that the first clip finds its shapes compiled."""

from generation.engines.diffusion.calls import Call
from generation.manifests.schema import Manifest

USUAL_RATE = 24


def warm_calls(manifest: Manifest) -> tuple[Call, ...]:
    """One for each warm shape of a model that is compiled; none for others."""
    if not manifest.compile:
        return ()
    rate = manifest.limits.frame_rate or USUAL_RATE
    return tuple(
        Call(prompt="", width=width, height=height, num_frames=frames, frame_rate=rate, seed=0)
        for width, height, frames in manifest.warm_shapes
    )
