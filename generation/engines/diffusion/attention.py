"""Which code computes attention. Kernels that diffusers would download are never used."""

from typing import Any

from diffusers.models.attention_dispatch import AttentionBackendName

from generation.contracts import EngineUnavailable

BACKENDS = frozenset(name.value for name in AttentionBackendName if "hub" not in name.value)
"""Those that run from what is installed; the others fetch code from a hub at run time."""


def set_backend(pipe: Any, name: str) -> None:
    """For all denoisers of the pipeline. Raises EngineUnavailable `attention_unavailable`."""
    if name not in BACKENDS:
        raise EngineUnavailable(
            f"attention backend {name!r} is unknown or downloads code", code="attention_unavailable"
        )
    for part in denoisers(pipe):
        try:
            part.set_attention_backend(name)
        except RuntimeError as error:
            raise EngineUnavailable(
                f"attention backend {name!r} is not installed", code="attention_unavailable"
            ) from error


def denoisers(pipe: Any) -> list[Any]:
    """The pipeline's transformers: some models have two."""
    parts = pipe.components.items()
    return [part for name, part in parts if name.startswith("transformer") and hasattr(part, "set_attention_backend")]
