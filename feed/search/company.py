"""Which tags keep company with a word or a tag on this site: normalised pointwise mutual information (Bouma 2009),
ln(p(a,b) / p(a)p(b)) / -ln p(a,b): 1 for what is only ever together, 0 for chance.
"""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_array

FEWEST_TOGETHER = 3
"""Posts that must hold both."""
LEAST = 0.35
MOST_FRIENDS = 8
MOST_TERMS, MOST_TAGS = 20_000, 2_000


def company(texts: Sequence[Sequence[str]], tags: Sequence[Sequence[str]]) -> dict[str, list[tuple[str, float]]]:
    """Term to (tag, how close, LEAST..1), closest first. `texts` are each post's tokens, `tags` its tags; a tag is a
    term too."""
    terms = [set(words) | set(named) for words, named in zip(texts, tags, strict=True)]
    names = common(terms, MOST_TERMS)
    labels = common([set(named) for named in tags], MOST_TAGS)
    if not names or not labels:
        return {}
    held, tagged = _incidence(terms, names), _incidence(tags, labels)
    both = (held.T @ tagged).tocoo()
    of_term, of_tag, total = held.sum(axis=0), tagged.sum(axis=0), len(texts)
    enough = (both.data >= FEWEST_TOGETHER) & (both.data < total)
    rows, columns, together = both.row[enough], both.col[enough], both.data[enough]
    closeness = np.log(together * total / (of_term[rows] * of_tag[columns])) / -np.log(together / total)
    found: dict[str, list[tuple[str, float]]] = {}
    for at in np.argsort(-closeness, kind="stable"):
        term, tag, close = names[rows[at]], labels[columns[at]], float(closeness[at])
        if close >= LEAST and term != tag and len(friends := found.setdefault(term, [])) < MOST_FRIENDS:
            friends.append((tag, round(min(close, 1.0), 3)))
    return {term: friends for term, friends in found.items() if friends}


def common(sets: Sequence[set[str]], most: int) -> list[str]:
    """Those that enough posts hold, the most common first."""
    counted = Counter(item for held in sets for item in held)
    return [item for item, count in counted.most_common(most) if count >= FEWEST_TOGETHER]


def _incidence(sets: Sequence[Sequence[str] | set[str]], names: Sequence[str]) -> csr_array:
    place = {name: number for number, name in enumerate(names)}
    rows, columns = [], []
    for row, held in enumerate(sets):
        mine = [place[item] for item in held if item in place]
        rows += [row] * len(mine)
        columns += mine
    return csr_array((np.ones(len(rows)), (rows, columns)), shape=(len(sets), len(names)))
