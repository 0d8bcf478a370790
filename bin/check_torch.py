"""Refuse a CUDA build of torch, and torchvision, on a machine that only runs the tests. Exits 1 with the reason.

The CUDA build would bring gigabytes of libraries that nothing here uses, and torchvision's mere presence breaks
diffusers' LTX-2 imports on a CPU machine.
"""

from __future__ import annotations

import sys
from importlib import metadata

CUDA_PREFIXES = ("nvidia-", "nvidia_", "cuda-", "cuda_", "triton")


def complaints() -> list[str]:
    """What is wrong with the installed distributions; empty when all is well."""
    names = sorted({(dist.name or "").lower() for dist in metadata.distributions()})
    found = [f"{name} is installed" for name in names if name.startswith(CUDA_PREFIXES) or name == "torchvision"]
    wanted = metadata.requires("torch") or []
    if sys.platform == "linux" and any(line.startswith(CUDA_PREFIXES) for line in wanted):
        found.append(
            f"torch {metadata.version('torch')} is a CUDA build; set TORCH_INDEX_URL to an index of CPU builds "
            "(pytorch.org lists them) and run this again"
        )
    return found


if __name__ == "__main__":
    problems = complaints()
    print("\n".join(problems), file=sys.stderr, end="\n" if problems else "")
    sys.exit(1 if problems else 0)
