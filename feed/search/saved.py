"""Learnt words as two files of the private store: the vectors of posts, which processes map, and all the rest."""

import io
import json
from typing import Any

import numpy as np

from common import store
from feed.search import encoders
from feed.search.plugged import PluggedBasis
from feed.search.space import Basis, Floats

SPACE = "words"


def save(facts: dict[str, Any], arrays: dict[str, Any], vectors: Floats) -> tuple[str, str]:
    """The keys of the two. `facts` is plain JSON."""
    rest = io.BytesIO()
    told = np.frombuffer(json.dumps(facts).encode(), np.uint8)
    np.savez(rest, facts=told, **arrays)
    lines = io.BytesIO()
    np.save(lines, vectors.astype(np.float16))
    return (
        store.put_bytes(SPACE, rest.getvalue(), suffix="npz"),
        store.put_bytes(SPACE, lines.getvalue(), suffix="npy"),
    )


def load(key: str, vectors_key: str) -> dict[str, Any]:
    """The fields of Learnt. Raises OSError, ValueError, KeyError or BadZipFile for files that are not as saved."""
    with store.local_file(vectors_key) as path:  # a mapped file outlives its name
        vectors = np.load(path, mmap_mode="r", allow_pickle=False)
    with np.load(io.BytesIO(store.read(key)), allow_pickle=False) as rest:
        facts = json.loads(rest["facts"].tobytes())
        arrays = {name: rest[name] for name in rest.files if name != "facts"}
    if len(vectors) != len(arrays["ids"]):
        raise ValueError("two files of different fits")
    return {
        "basis": _basis(facts["kind"], arrays),
        "ids": arrays["ids"],
        "vectors": vectors,
        "tags": facts["tags"],
        "counts": facts["counts"],
        "tag_vectors": arrays["tag_vectors"],
        "company": {term: [(tag, close) for tag, close in friends] for term, friends in facts["company"].items()},
    }


def _basis(kind: str, arrays: dict[str, Any]) -> Basis | None:
    """None for one of an encoder that is not the operator's any more: the next fit makes another."""
    from feed.search.ngrams import KIND, NgramBasis  # noqa: PLC0415  (scikit-learn takes seconds to import)

    encoder = encoders.plugged_in()
    if kind == KIND and encoder is None:
        return NgramBasis(rarity=arrays["rarity"], components=arrays["components"])
    if encoder is not None and encoder.name == kind:
        return PluggedBasis(encoder=encoder, components=arrays["components"])
    return None
