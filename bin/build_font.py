"""Make one static bold font out of a package's (sliced, variable) font files: `build_font.py OUT.ttf MUST_HAVE IN...`.

Web fonts come in slices of about 150 glyphs and with a weight axis; skia reads one file and draws its default weight,
so the slices are pinned to bold, stripped of layout tables that captions do not use, and merged. The result depends on
the input only (no timestamps). Exits with a message when a character of MUST_HAVE has no glyph.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

BOLD = 700
KEPT_TABLES = frozenset(
    "GlyphOrder OS/2 avar cmap fvar glyf gvar head hhea hmtx HVAR loca maxp name post".split()  # noqa: SIM905 - a table
)


def pin_to_bold(source: Path, target: Path) -> None:
    """Writes `source` at weight 700 and normal width to `target`, without layout and hinting tables."""
    font = TTFont(source, recalcTimestamp=False)
    for table in set(font.keys()) - KEPT_TABLES:
        del font[table]
    axes = {axis.axisTag: axis.defaultValue for axis in font["fvar"].axes}
    instancer.instantiateVariableFont(font, axes | {"wght": BOLD}, inplace=True)
    font.flavor = None
    font.save(target)


def build(out: Path, must_have: str, sources: list[Path]) -> None:
    """Raises SystemExit naming the characters of `must_have` that the sources cannot draw."""
    with tempfile.TemporaryDirectory(dir=out.parent) as folder:
        slices = [Path(folder) / f"{number}.ttf" for number in range(len(sources))]
        for source, target in zip(sources, slices, strict=True):
            pin_to_bold(source, target)
        font = Merger().merge([str(path) for path in slices]) if len(slices) > 1 else TTFont(slices[0])
        missing = [character for character in must_have if ord(character) not in font.getBestCmap()]
        if missing:
            raise SystemExit(f"{out.name}: no glyph for {''.join(missing)}")
        font.recalcTimestamp = False
        font.save(out)


if __name__ == "__main__":
    build(Path(sys.argv[1]), sys.argv[2], sorted(Path(name) for name in sys.argv[3:]))
