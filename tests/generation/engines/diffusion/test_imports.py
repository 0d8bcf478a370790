"""Torch's threads do not survive a fork, and it weighs half a gigabyte: only the process of a model imports it."""

import json
import os
import subprocess
import sys

HEAVY = ("torch", "diffusers", "transformers", "accelerate", "peft", "insightface", "onnxruntime")

WEB = ("config.settings", "config.asgi", "config.wsgi", "config.urls")
WORKER = ("config.celery", "generation.tasks", "cameo.tasks", "generation.worker.supervisor", "generation.worker.host")
SEAM = (
    "generation.engines.registry",
    "generation.engines.diffusion.entry",
    "generation.engines.diffusion.calls",
    "generation.engines.diffusion.adapters",
    "generation.manifests.offers",
)
MODEL = "generation.engines.diffusion.seeds"
"""Needs torch: shows that the others would be caught."""

CODE = """
import django, importlib, json, sys
found = {}
for name in json.loads(sys.argv[1]):
    importlib.import_module(name)
    if "config.settings" in sys.modules:
        django.setup()
    found[name] = [heavy for heavy in json.loads(sys.argv[2]) if heavy in sys.modules]
print(json.dumps(found))
"""


def test_no_model_library_is_imported_by_what_serves_queues_or_forks() -> None:
    names = (*WEB, *WORKER, *SEAM, MODEL)
    said = subprocess.run(
        [sys.executable, "-c", CODE, json.dumps(names), json.dumps(HEAVY)],
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings"},
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    found = json.loads(said.stdout.splitlines()[-1])
    assert "torch" in found.pop(MODEL)
    assert {name: heavy for name, heavy in found.items() if heavy} == {}
    assert len(found) == len(names) - 1
