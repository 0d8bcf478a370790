#!/usr/bin/env bash
# Compile requirements/*.in: constraints.txt (everything, without hashes) and base.lock.txt (what `make serve` installs, with hashes).
# Two files because pip refuses to install anything unhashed once a constraints file carries hashes. Needs `uv` (in dev.in).
set -Eeuo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."

# No header, index or find-links lines: a lock must not name the machine or the package index that it was made on.
compile() { .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --no-header --no-annotate --no-emit-index-url --no-emit-find-links "$@" >/dev/null; }

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# What is already locked stays at its version unless UPGRADE=1.
if [ -z "${UPGRADE:-}" ]; then
  cp requirements/constraints.txt "$scratch/all.txt"
  cp requirements/base.lock.txt "$scratch/base.txt"
fi
compile requirements/{base,dev,diffusion,ranker,torch}.in -o "$scratch/all.txt"
# torch is installed first and alone (bin/setup.sh); which CUDA packages belong to it is its own affair, and none on a CPU machine.
sed -E '/^(torch|triton|nvidia-[a-z0-9-]+|cuda-[a-z0-9-]+)==/d' "$scratch/all.txt" >"$scratch/constraints.txt"
compile requirements/base.in --generate-hashes --constraints "$scratch/constraints.txt" -o "$scratch/base.txt"

# The first line ties a lock to its inputs; tests/setup/test_locks.py compares.
stamp() { cat "$@" | sha256sum | sed 's/^\([0-9a-f]*\).*/# inputs: \1/'; }
{ stamp requirements/{base,dev,diffusion,ranker,torch}.in; cat "$scratch/constraints.txt"; } >requirements/constraints.txt
{ stamp requirements/base.in requirements/constraints.txt; cat "$scratch/base.txt"; } >requirements/base.lock.txt
