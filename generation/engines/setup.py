"""What an engine is told about the installation it runs in. Plain values, so that they cross to its process as JSON."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Self


@dataclass(frozen=True, slots=True, kw_only=True)
class Operator:
    """Who runs the server, as far as licences ask. `territories` are ISO 3166 codes of where clips are made and shown;
    empty, and `revenue_usd` None, mean that nobody said.
    """

    territories: tuple[str, ...] = ()
    revenue_usd: int | None = None
    commercial: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """`processes` 0: as the engine sees fit. `cache` is a folder for what can be made again; `models` holds manifests;
    `model` is the manifest that this process loads, on `device` (`cpu`, `cuda`, `cuda:1`; "" is cuda if there is one).

    `analyzer` (`insightface`, `opencv` or "") measures faces with the files in `face_models`; below `identity_floor` a
    clip is tried once more. `hosts` are the only ones that clips may be asked of.
    """

    assets: Path
    cache: Path | None = None
    processes: int = 0
    models: Path | None = None
    model: str = ""
    device: str = ""
    analyzer: str = ""
    face_models: Path | None = None
    identity_floor: float = 0.0
    operator: Operator = Operator()
    hosts: tuple[str, ...] = ()

    def to_json(self) -> str:
        return json.dumps(asdict(self), default=str)

    @classmethod
    def from_json(cls, text: str) -> Self:
        data = json.loads(text)
        paths = {name: Path(data[name]) if data[name] else None for name in ("cache", "models", "face_models")}
        operator = Operator(**data["operator"] | {"territories": tuple(data["operator"]["territories"])})
        rest = {"assets": Path(data["assets"]), "operator": operator, "hosts": tuple(data["hosts"])}
        return cls(**data | paths | rest)
