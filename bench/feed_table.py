"""What was measured, as a table."""

from typing import NamedTuple


class Line(NamedTuple):
    """`limit` is the most a ratio may be, with `floor` the least, None where nothing was promised."""

    what: str
    ratio: float
    limit: float | None
    figures: str
    floor: bool = False

    @property
    def kept(self) -> bool:
        if self.limit is None:
            return True
        return self.ratio >= self.limit if self.floor else self.ratio <= self.limit


def table(lines: list[Line]) -> str:
    wide = max(len(line.what) for line in lines)
    return "\n".join(_row(line, wide) for line in lines)


def _row(line: Line, wide: int) -> str:
    promised = "" if line.limit is None else f"{'>=' if line.floor else '<='} {line.limit:g}"
    verdict = "" if line.limit is None else "ok" if line.kept else "MISSED"
    return f"{line.what:{wide}}  {line.ratio:7.2f}  {promised:7} {verdict:6}  {line.figures}"
