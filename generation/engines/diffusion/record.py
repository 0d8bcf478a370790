"""What a clip's report says, gathered while it is made."""

from generation.contracts import Report
from generation.engines.diffusion.calls import Take
from generation.engines.diffusion.identity import Kept


class Record:
    """Writes into `report`, which the clip's reader holds already."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self._seeds: dict[int, int] = {}

    def note(self, *codes: str) -> None:
        """Each is told once."""
        self.report.notes += [code for code in dict.fromkeys(codes) if code not in self.report.notes]

    def seed(self, index: int, seed: int) -> None:
        """What a stretch was made from."""
        self._seeds[index] = seed

    def kept(self, index: int, kept: Kept[Take]) -> None:
        """The least alike face of all stretches is the clip's."""
        self.seed(index, kept.seed)
        self.note(*kept.notes)
        scores = [score for score in (self.report.identity_score, kept.score) if score is not None]
        self.report.identity_score = min(scores, default=None)

    def finish(self, settings: dict[str, str | int | float], *, gpu_ms: int) -> None:
        seeds = " ".join(str(self._seeds[index]) for index in sorted(self._seeds))
        self.report.settings = settings | {"seeds": seeds}
        self.report.gpu_ms = gpu_ms
