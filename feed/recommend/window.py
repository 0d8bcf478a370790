"""A fitted window of the catalogue: plain arrays that processes share by mapping the same files."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from feed.recommend.blend import Blend
from feed.recommend.candidates import QUOTAS, Candidates
from feed.recommend.interactions import History
from feed.recommend.reading import Reading

FORMAT = 5
Keys = NDArray[np.generic]


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """`arrays` by name (feed.recommend.sources says which); `facts`: numbers and what the fit measured. Read only."""

    arrays: Mapping[str, NDArray[Any]]
    facts: Mapping[str, Any]
    blend: Blend

    def __len__(self) -> int:
        return len(self.arrays["keys"])

    @property
    def keys(self) -> Keys:
        return self.arrays["keys"]

    @property
    def fitted_at(self) -> float:
        """Epoch seconds up to which interactions were known."""
        return float(self.facts["now"])

    def rows(self, keys: Keys) -> NDArray[np.int64]:
        """Where these items are, -1 for what the window does not hold."""
        order, known = self.arrays["order"], self.arrays["keys"]
        if not len(known):
            return np.full(len(keys), -1, dtype=np.int64)
        places = np.minimum(np.searchsorted(known, keys, sorter=order), len(known) - 1)
        found = order[places].astype(np.int64)
        return np.where(known[found] == keys, found, -1)

    def read(self, history: History, now: float) -> Reading:
        """One person's scores over the whole window; ask it for candidates and columns to compute them once."""
        return Reading(self.arrays, self.facts, self.blend, history, now)

    def candidates(self, history: History, now: float, quotas: Mapping[str, int] = QUOTAS) -> Candidates:
        return self.read(history, now).candidates(quotas)

    def columns(self, history: History, rows: NDArray[np.int64], now: float) -> NDArray[np.float32]:
        """float32 [rows, FEATURES]; the database's columns are 0, and so is every column of a row -1."""
        return self.read(history, now).columns(rows)

    def save(self, folder: Path) -> None:
        """Writes into `folder`, which should be new: a reader may have the old one mapped."""
        folder.mkdir(parents=True, exist_ok=True)
        for name, array in self.arrays.items():
            np.save(folder / f"{name}.npy", np.asarray(array), allow_pickle=False)
        facts = {"format": FORMAT, "facts": dict(self.facts), "blend": self.blend.as_json(), "arrays": [*self.arrays]}
        (folder / "window.json").write_text(json.dumps(facts))

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Maps the files. Raises ValueError for another format or a damaged one, FileNotFoundError for none."""
        found = json.loads((folder / "window.json").read_text())
        if found.get("format") != FORMAT:
            raise ValueError(f"a window of format {found.get('format')}, not {FORMAT}")
        mapped = {name: np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False) for name in found["arrays"]}
        arrays = {name: np.asarray(array) for name, array in mapped.items()}  # plain ones are sliced sooner
        return cls(arrays=arrays, facts=found["facts"], blend=Blend.from_json(found["blend"]))
