"""Why a model may not be used here."""

from collections.abc import Iterable
from dataclasses import dataclass

from generation.contracts import EngineUnavailable


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """`code` is stable; `message` names the file, class or rule inside the model's folder, never a path outside it."""

    code: str
    message: str

    def __str__(self) -> str:
        return f"{self.code}: {self.message}"


class ModelRefused(EngineUnavailable):
    """`code` is that of the first refusal; the message names them all, and `refusals` holds them."""

    code = "model_refused"

    def __init__(self, name: str, refusals: Iterable[Refusal]) -> None:
        self.refusals = tuple(refusals)
        first = self.refusals[0].code if self.refusals else None
        super().__init__(f"model {name}: " + "; ".join(map(str, self.refusals)), code=first)
