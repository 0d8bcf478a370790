"""Learning from the site's own words: for the newest posts, in a worker, never inside a transaction."""

from typing import Any

import numpy as np

from common import store
from common.clock import now
from feed.models import PostWords, WordModel
from feed.search import encoders, ngrams, plugged, saved
from feed.search.company import MOST_TAGS, company
from feed.search.learnt import Learnt, forget, learnt
from feed.search.space import SIZE, Basis, Floats, ids_of, plain, plain_line, unit

WINDOW = 100_000
"""Posts that get a vector."""
SAMPLE = 20_000
"""Posts, the newest, that the space and the company of tags are learnt from."""
FEWEST = 8
AT_ONCE = 2_000
KEPT = 2
"""Fits whose files stay: a process may still be opening the one before."""


def fit() -> bool:
    """Whether anything was new. Safe to run twice; needs a few hundred MB and a minute for a full window."""
    rows = list(
        PostWords.objects.order_by("-sequence").values_list("post_id", "sequence", "words", "post__tags")[:WINDOW]
    )
    last = WordModel.objects.order_by("-pk").first()
    newest = rows[0][1] if rows else 0
    before = learnt()
    if not rows or (last and (last.sequence, last.posts) == (newest, len(rows)) and before and before.basis):
        return False
    texts = [plain_line(words) for _post, _sequence, words, _tags in rows]
    tags = [list(named) for _post, _sequence, _words, named in rows]
    basis = _basis(texts, before)
    ids = ids_of([row[0] for row in rows])
    vectors = _vectors(basis, texts, ids, np.array([row[1] for row in rows]), before)
    arrays, facts = _tagged(basis, vectors, tags[:SAMPLE])
    facts |= {
        "kind": basis.kind if basis else "",
        "company": company([text.split() for text in texts[:SAMPLE]], tags[:SAMPLE]),
    }
    order = np.argsort(ids)
    arrays |= {"ids": ids[order], **_parts(basis)}
    key, vectors_key = saved.save(facts, arrays, vectors[order])
    WordModel.objects.create(key=key, vectors_key=vectors_key, posts=len(rows), sequence=newest, fitted_at=now())
    _clean()
    forget()
    return True


def _basis(texts: list[str], before: Learnt | None) -> Basis | None:
    """One of an operator's encoder is kept, so that posts need to be encoded once."""
    if len(texts) < FEWEST:
        return None
    encoder = encoders.plugged_in()
    if encoder is None:
        return ngrams.fit(texts[:SAMPLE])
    if before is not None and before.basis is not None and before.basis.kind == encoder.name:
        return before.basis
    return plugged.reduce(encoder, texts[:AT_ONCE])


def _vectors(basis: Basis | None, texts: list[str], ids: Any, sequences: Any, before: Learnt | None) -> Floats:
    found = np.zeros((len(texts), SIZE), np.float32)
    if basis is None:
        return found
    fresh = np.ones(len(texts), bool)
    if before is not None and before.basis is basis:
        known = np.isin(ids, before.ids) & (sequences <= before.sequence)
        found[known] = before.vectors[np.searchsorted(before.ids, ids[known])]
        fresh = ~known
    wanted = np.flatnonzero(fresh)
    for at in range(0, len(wanted), AT_ONCE):
        rows = wanted[at : at + AT_ONCE]
        found[rows] = basis.encode([texts[row] for row in rows])
    return found


def _tagged(basis: Basis | None, vectors: Floats, tags: list[list[str]]) -> tuple[dict[str, Any], dict[str, Any]]:
    """A tag lies where its posts lie, and where its own letters do."""
    posts_of: dict[str, list[int]] = {}
    for row, named in enumerate(tags):
        for tag in named:
            posts_of.setdefault(tag, []).append(row)
    names = sorted(posts_of, key=lambda tag: (-len(posts_of[tag]), tag))[:MOST_TAGS]
    placed = np.zeros((len(names), SIZE), np.float32)
    if basis is not None and names:
        middles = np.stack([vectors[posts_of[tag]].mean(axis=0) for tag in names])
        placed = unit(unit(middles) + basis.encode([plain(tag) for tag in names]))
    return {"tag_vectors": placed}, {"tags": names, "counts": [len(posts_of[tag]) for tag in names]}


def _parts(basis: Basis | None) -> dict[str, Any]:
    names = ("rarity", "components")
    return {name: getattr(basis, name) for name in names if hasattr(basis, name)}


def _clean() -> None:
    old = list(WordModel.objects.order_by("-pk")[KEPT:])
    used = set(WordModel.objects.order_by("-pk")[:KEPT].values_list("key", "vectors_key"))
    keep = {key for pair in used for key in pair}
    store.delete(*({key for row in old for key in (row.key, row.vectors_key)} - keep))
    WordModel.objects.filter(pk__in=[row.pk for row in old]).delete()
