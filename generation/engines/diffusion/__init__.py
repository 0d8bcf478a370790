"""Clips from diffusers pipelines on the operator's own models, read from disk only."""

import os

# huggingface_hub reads these once, when it is first imported, which no module of this package does before this line
os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"

# read when CUDA starts: without it cuBLAS may add the same numbers in another order
os.environ["CUBLAS_WORKSPACE_CONFIG"] = ":4096:8"
